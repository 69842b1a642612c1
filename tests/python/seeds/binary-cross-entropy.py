# Note 001, 2.3 二分类交叉熵计算 (as typed)
def binary_cross_entropy(y_true, y_pred):
    epsilon = 1e-15  # 防止log(0)
    y_pred = np.clip(y_pred, epsilon, 1 - epsilon)
    return -np.mean(y_true * np.log(y_pred) + (1 - y_true) * np.log(1 - y_pred))
# Driver
r = [binary_cross_entropy(np.array([1, 0, 1, 0]), np.array([0.9, 0.2, 0.65, 0.4])), binary_cross_entropy(1, 0.25)]
