# time: a monotonic clock is the only one that programs look at.
import time as _plain_time


class _Time:
    __name__ = "time"
    time = _plain_time.time
    sleep = lambda seconds: None

    def perf_counter():
        return _plain_time.ticks_ms() / 1000

    monotonic = process_time = perf_counter
    strftime = _plain_time.strftime
    localtime = _plain_time.localtime
    gmtime = _plain_time.gmtime
    time_ns = _plain_time.time_ns


sys.modules["time"] = _Time
