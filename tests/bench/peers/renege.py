"""SimPy peer: M/M/1, rate 1.2, customers leave the line after an exponential patience of mean 5.

usage: renege.py CUSTOMERS. Prints seconds and the share that leaves.
"""
import random
import sys
import time

import simpy

customers = int(sys.argv[1])
random.seed(20240603)
left = 0


def customer(env, desk):
    global left
    with desk.request() as turn:
        outcome = yield turn | env.timeout(random.expovariate(0.2))
        if turn in outcome:
            yield env.timeout(random.expovariate(1.0))
        else:
            left += 1


def source(env, desk):
    for _ in range(customers):
        env.process(customer(env, desk))
        yield env.timeout(random.expovariate(1.2))


start = time.perf_counter()
env = simpy.Environment()
desk = simpy.Resource(env, capacity=1)
env.process(source(env, desk))
env.run()
seconds = time.perf_counter() - start
print(seconds, left / customers)
