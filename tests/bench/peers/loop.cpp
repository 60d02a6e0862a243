// Hand-written peers in C++: what a careful programmer writes for one model, with nothing general about it.
//
//   loop mm CUSTOMERS SERVERS   M/M/c at rho 0.9: a 4-ary heap, xoshiro256+, exponentials by ziggurat
//   loop hold PENDING OPERATIONS   the hold model on std::priority_queue: pop the earliest, push it back exp(1) later
//
// Prints seconds, then the mean time in system (mm) or the last time popped (hold).
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <queue>
#include <vector>

struct Random {
  uint64_t s[4];
  explicit Random(uint64_t seed) {
    for (auto& word : s) {
      uint64_t z = (seed += 0x9e3779b97f4a7c15ULL);
      z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
      z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
      word = z ^ (z >> 31);
    }
  }
  uint64_t bits() {
    const uint64_t result = s[0] + s[3];
    const uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = (s[3] << 45) | (s[3] >> 19);
    return result;
  }
  double uniform() { return (bits() >> 11) * 0x1.0p-53; }
};

// Marsaglia and Tsang's ziggurat of 256 layers for the exponential distribution.
struct Ziggurat {
  double x[257];
  double y[257];
  Ziggurat() {
    const double r = 7.69711747013104972, v = 0.0039496598225815571993;
    x[0] = v / std::exp(-r);
    x[1] = r;
    for (int i = 2; i < 256; i++) x[i] = -std::log(std::exp(-x[i - 1]) + v / x[i - 1]);
    x[256] = 0;
    for (int i = 0; i <= 256; i++) y[i] = std::exp(-x[i]);
  }
  double draw(Random& random) const {
    double shift = 0;
    for (;;) {
      const uint64_t bits = random.bits();
      const int layer = bits & 255;
      const double at = (bits >> 11) * 0x1.0p-53 * x[layer];
      if (at < x[layer + 1]) return shift + at;
      if (layer == 0) {
        shift += x[1];
        continue;
      }
      if (y[layer] + random.uniform() * (y[layer + 1] - y[layer]) < std::exp(-at)) return shift + at;
    }
  }
};

struct Event {
  double time;
  uint32_t sequence;
  int32_t customer;  // -1 is an arrival
};

static inline bool before(const Event& a, const Event& b) {
  return a.time < b.time || (a.time == b.time && a.sequence < b.sequence);
}

// A 4-ary heap in a fixed array: large enough for the servers and the next arrival.
struct Heap {
  Event events[64];
  int size = 0;
  void push(const Event& event) {
    int i = size++;
    while (i > 0) {
      const int parent = (i - 1) >> 2;
      if (!before(event, events[parent])) break;
      events[i] = events[parent];
      i = parent;
    }
    events[i] = event;
  }
  Event pop() {
    const Event top = events[0];
    const Event moved = events[--size];
    int i = 0;
    for (;;) {
      const int first = 4 * i + 1;
      if (first >= size) break;
      const int end = first + 4 < size ? first + 4 : size;
      int least = first;
      for (int c = first + 1; c < end; c++)
        if (before(events[c], events[least])) least = c;
      if (!before(events[least], moved)) break;
      events[i] = events[least];
      i = least;
    }
    events[i] = moved;
    return top;
  }
};

static double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

static void mm(long customers, int servers) {
  const Ziggurat exponential;
  const auto start = std::chrono::steady_clock::now();
  Random arrivals(1), services(2);
  Heap heap;
  uint32_t sequence = 0;
  std::vector<double> since;
  std::vector<int32_t> free_rows, line(1024);
  size_t head = 0, waiting = 0;
  const double gap = 1 / (0.9 * servers);
  long arrived = 0, served = 0;
  int busy = 0;
  double busy_area = 0, line_area = 0, last = 0, mean = 0, squares = 0;
  heap.push({0, sequence++, -1});
  while (heap.size > 0) {
    const Event event = heap.pop();
    const double now = event.time;
    busy_area += busy * (now - last);
    line_area += waiting * (now - last);
    last = now;
    if (event.customer < 0) {
      int32_t row;
      if (free_rows.empty()) {
        row = since.size();
        since.push_back(now);
      } else {
        row = free_rows.back();
        free_rows.pop_back();
        since[row] = now;
      }
      if (++arrived < customers) heap.push({now + gap * exponential.draw(arrivals), sequence++, -1});
      if (busy < servers) {
        busy++;
        heap.push({now + exponential.draw(services), sequence++, row});
      } else {
        if (waiting == line.size()) {
          std::vector<int32_t> longer(line.size() * 2);
          for (size_t i = 0; i < waiting; i++) longer[i] = line[(head + i) & (line.size() - 1)];
          line.swap(longer);
          head = 0;
        }
        line[(head + waiting++) & (line.size() - 1)] = row;
      }
    } else {
      const double spent = now - since[event.customer];
      const double deviation = spent - mean;
      mean += deviation / ++served;
      squares += deviation * (spent - mean);
      free_rows.push_back(event.customer);
      if (waiting > 0) {
        const int32_t row = line[head];
        head = (head + 1) & (line.size() - 1);
        waiting--;
        heap.push({now + exponential.draw(services), sequence++, row});
      } else {
        busy--;
      }
    }
  }
  const double seconds = seconds_since(start);
  std::printf("%.9g %.9g %.9g %.9g %.9g\n", seconds, mean, busy_area / last, line_area / last, squares / served);
}

static void hold(int pending, long operations) {
  const auto later = [](const Event& a, const Event& b) { return before(b, a); };
  std::priority_queue<Event, std::vector<Event>, decltype(later)> queue(later);
  Random random(3);
  const int count = 65536;
  std::vector<double> steps(count);
  for (auto& step : steps) step = -std::log(1 - random.uniform());
  uint32_t sequence = 0;
  for (int i = 0; i < pending; i++) queue.push({steps[i & (count - 1)] * 0.999, sequence++, i});
  double last = 0;
  const auto run = [&](long times) {
    for (long i = 0; i < times; i++) {
      Event event = queue.top();
      queue.pop();
      last = event.time;
      event.time += steps[i & (count - 1)];
      event.sequence = sequence++;
      queue.push(event);
    }
  };
  run(pending);
  const auto start = std::chrono::steady_clock::now();
  run(operations);
  std::printf("%.9g %.9g\n", seconds_since(start), last);
}

int main(int count, char** words) {
  if (count == 4 && std::strcmp(words[1], "mm") == 0) mm(std::atol(words[2]), std::atoi(words[3]));
  else if (count == 4 && std::strcmp(words[1], "hold") == 0) hold(std::atoi(words[2]), std::atol(words[3]));
  else return 1;
  return 0;
}
