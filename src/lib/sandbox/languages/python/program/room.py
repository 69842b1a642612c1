# Room in the tables of names, when all names are there.


def _make_room(names, add):
    """MicroPython's tables are full before they grow, and a name that is not in a full one costs a walk through all of it:
    a few names more make such a table grow."""
    count = len(names)
    for size in (47, 59, 73, 97, 127, 167, 223, 293, 389, 521, 683, 907):
        if count <= size:
            break
    if count > 0.8 * size:
        for extra in range(size + 1 - count):
            add("_" + str(extra), None)


_make_room(ndarray.__dict__, lambda name, value: setattr(ndarray, name, value))
_make_room(numpy.__dict__, lambda name, value: setattr(numpy, name, value))
