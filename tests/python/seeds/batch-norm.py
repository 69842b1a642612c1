# Note 001, 3.3 批归一化层实现 (as typed)
class BatchNorm:
    def __init__(self, dim, eps=1e-5):
        self.gamma = np.ones(dim)
        self.beta = np.zeros(dim)
        self.eps = eps
    
    def forward(self, x):
        mu = np.mean(x, axis=0)
        var = np.var(x, axis=0)
        x_norm = (x - mu) / np.sqrt(var + self.eps)
        return self.gamma * x_norm + self.beta
# Driver
layer = BatchNorm(3)
x = np.array([[1.0, 10.0, -3.0], [2.0, 10.5, 0.0], [4.0, 13.0, 5.0], [-1.0, 9.0, 2.0]])
y = layer.forward(x)
layer.gamma, layer.beta = np.array([0.5, 3.0, -1.0]), np.array([1.0, -1.0, 0.25])
r = [y, layer.forward(x), y.mean(axis=0), y.std(axis=0)]
