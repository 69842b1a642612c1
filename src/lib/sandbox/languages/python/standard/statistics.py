# statistics: mean and median.
_offer("statistics", {
    "mean": lambda values: builtins.sum(values) / len(values), "median": lambda values: float(median(list(values))),
})
