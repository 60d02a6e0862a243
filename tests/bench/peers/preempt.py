"""SimPy peer: M/M/1, two classes (rates 0.3 and 0.6), preemptive-resume.

usage: preempt.py CUSTOMERS. Prints seconds and the mean time in system of both classes.
"""
import random
import sys
import time

import simpy

customers = int(sys.argv[1])
random.seed(20240603)
total = [0.0, 0.0]
served = [0, 0]


def customer(env, desk, rank):
    arrived = env.now
    left = random.expovariate(1.0)
    while left > 0:
        with desk.request(priority=rank) as turn:
            yield turn
            began = env.now
            try:
                yield env.timeout(left)
                left = 0
            except simpy.Interrupt:
                left -= env.now - began
    total[rank] += env.now - arrived
    served[rank] += 1


def source(env, desk, rank, rate, count):
    for _ in range(count):
        yield env.timeout(random.expovariate(rate))
        env.process(customer(env, desk, rank))


start = time.perf_counter()
env = simpy.Environment()
desk = simpy.PreemptiveResource(env, capacity=1)
env.process(source(env, desk, 0, 0.3, customers // 3))
env.process(source(env, desk, 1, 0.6, customers - customers // 3))
env.run()
seconds = time.perf_counter() - start
print(seconds, total[0] / served[0], total[1] / served[1])
