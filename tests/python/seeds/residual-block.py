# Note 001, 5.2 ResNet残差模块 (as typed)
class ResidualBlock:
    def __init__(self, filters):
        self.conv1 = Conv2D(filters, kernel_size=3, padding='same')
        self.conv2 = Conv2D(filters, kernel_size=3, padding='same')
        
    def forward(self, X):
        shortcut = X
        X = relu(self.conv1(X))
        X = self.conv2(X)
        X += shortcut  # 残差连接
        return relu(X)
# Driver: Conv2D and relu are nowhere defined in the note.
try:
    missing = ResidualBlock(2)
except NameError:
    missing = "NameError"
def relu(x):
    return np.maximum(x, 0)
class Conv2D:
    def __init__(self, filters, kernel_size, padding):
        self.filters, self.k, self.padding = filters, kernel_size, padding
    def __call__(self, X):
        pad = self.k // 2
        kernel = np.cos(np.arange(self.k * self.k * X.shape[2] * self.filters)).reshape(self.k, self.k, -1, self.filters)
        X = np.pad(X, ((pad, pad), (pad, pad), (0, 0)))
        windows = np.lib.stride_tricks.sliding_window_view(X, (self.k, self.k), axis=(0, 1))
        return np.einsum("hwcij,ijcf->hwf", windows, kernel)
X = np.sin(np.arange(24.0)).reshape(3, 4, 2)
before = X.copy()
r = [missing, ResidualBlock(2).forward(X), np.array_equal(X, before)]
