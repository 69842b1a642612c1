# Formulas of note 001 (3.2), written in NumPy
def xavier(n_in, n_out):
    return np.random.normal(0, np.sqrt(1 / n_in), size=(n_in, n_out))
def he(n_in, n_out):
    return np.random.normal(0.0, np.sqrt(2 / n_in), (n_in, n_out))
# Driver
np.random.seed(1)
a, b = xavier(400, 300), he(400, 300)
r = [a.shape, b.shape, abs(a.std() * 20 - 1) < 0.02, abs(b.std() * np.sqrt(200) - 1) < 0.02, abs(a.mean()) < 0.001]
