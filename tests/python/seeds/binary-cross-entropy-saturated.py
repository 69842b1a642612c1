# Note 001, 2.3 二分类交叉熵计算 (as typed)
def binary_cross_entropy(y_true, y_pred):
    epsilon = 1e-15  # 防止log(0)
    y_pred = np.clip(y_pred, epsilon, 1 - epsilon)
    return -np.mean(y_true * np.log(y_pred) + (1 - y_true) * np.log(1 - y_pred))
# Driver: float32 has nothing between 1 - 6e-8 and 1, so the guard clips nothing there.
y_true, y_pred = np.array([1, 0], dtype=np.float32), np.array([1.0, 0.0], dtype=np.float32)
r = [np.isfinite(binary_cross_entropy(y_true, y_pred)), np.float32(1 - 1e-15) == 1]
