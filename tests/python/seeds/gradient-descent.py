# Note 001, 1.2 简化版梯度下降 (as typed)
def gradient_descent(X, y, learning_rate=0.01):
    m = len(y)
    predictions = X * W + b
    dW = (1/m) * np.dot(X.T, (predictions - y))
    db = (1/m) * np.sum(predictions - y)
    W -= learning_rate * dW
    b -= learning_rate * db
# Driver: `W -= …` makes W a local name, read before it has a value.
W, b = np.array([[2.0], [-1.0]]), 0.5
try:
    r = gradient_descent(np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 7.0]]), np.array([[1.0], [0.0], [2.0]]))
except NameError:
    r = "NameError"
