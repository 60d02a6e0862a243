"""SimPy peer: M/M/1 and M/M/10. usage: mm1.py CUSTOMERS SERVERS. Prints seconds and mean time in system."""
import random
import sys
import time

import simpy

customers = int(sys.argv[1])
servers = int(sys.argv[2])
arrival_rate = 0.9 * servers
random.seed(20240603)
total = 0.0
served = 0


def customer(env, desk):
    global total, served
    arrived = env.now
    with desk.request() as turn:
        yield turn
        yield env.timeout(random.expovariate(1.0))
    total += env.now - arrived
    served += 1


def source(env, desk):
    for _ in range(customers):
        env.process(customer(env, desk))
        yield env.timeout(random.expovariate(arrival_rate))


start = time.perf_counter()
env = simpy.Environment()
desk = simpy.Resource(env, capacity=servers)
env.process(source(env, desk))
env.run()
seconds = time.perf_counter() - start
print(seconds, total / served)
