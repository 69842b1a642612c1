# Formulas of notes 001 (4.1) and 003 (4), written in Python
import math
def exponential(eta0, gamma, t):
    return eta0 * gamma**t
def halved(eta0, epoch):
    return eta0 * 0.5 ** (epoch // 5)
def cosine(eta_min, eta_max, t, T):
    return eta_min + 0.5 * (eta_max - eta_min) * (1 + math.cos(t / T * math.pi))
def cosine_of_array(eta_min, eta_max, t, T):
    return eta_min + 0.5 * (eta_max - eta_min) * (1 + np.cos(t / T * np.pi))
# Driver
r = [[exponential(0.1, 0.95, t) for t in range(4)], [halved(0.1, e) for e in (0, 4, 5, 12)], [cosine(0.001, 0.1, t, 10) for t in (0, 5, 10)], cosine_of_array(0.001, 0.1, np.arange(11), 10)]
