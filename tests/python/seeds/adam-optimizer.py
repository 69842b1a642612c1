# Note 001, 4.2 Adam优化器实现 (as typed)
class AdamOptimizer:
    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999):
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
    
    def update(self, params, grads):
        self.t += 1
        for i in range(len(params)):
            self.m[i] = self.beta1*self.m[i] + (1-self.beta1)*grads[i]
            self.v[i] = self.beta2*self.v[i] + (1-self.beta2)*grads[i]**2
            m_hat = self.m[i] / (1 - self.beta1**self.t)
            v_hat = self.v[i] / (1 - self.beta2**self.t)
            params[i] -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)
# Driver
w, b = np.array([[1.0, -2.0], [0.5, 3.0]]), np.array([0.1, 0.2])
optimizer = AdamOptimizer([w, b], lr=0.1)
for step in range(5):
    optimizer.update([w, b], [w * 0.3 - step, b + 0.01])
r = [w, b, optimizer.m, optimizer.v, optimizer.t]
