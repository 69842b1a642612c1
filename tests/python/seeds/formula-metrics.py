# Note 003, 评估指标, written in NumPy
def metrics(y_true, y_pred):
    tp = np.sum((y_pred == 1) & (y_true == 1))
    fp = np.sum((y_pred == 1) & (y_true == 0))
    fn = np.sum((y_pred == 0) & (y_true == 1))
    accuracy = np.mean(y_pred == y_true)
    precision = tp / (tp + fp)
    recall = tp / (tp + fn)
    f1 = 2 * precision * recall / (precision + recall)
    return accuracy, precision, recall, f1
# Driver
y_true = np.array([1, 0, 1, 1, 0, 0, 1])
y_pred = (np.array([0.9, 0.6, 0.4, 0.8, 0.1, 0.3, 0.7]) > 0.5).astype(int)
print("准确率: %.4f 精确率: %.4f" % metrics(y_true, y_pred)[:2])
print(f"F1 = {metrics(y_true, y_pred)[3]:.3f}")
r = list(metrics(y_true, y_pred))
