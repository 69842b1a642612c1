import { programs, whole } from "../hostile-program.ts";
import { body, successes } from "./wrap.ts";

/** Walks attributes of everything it can name, and returns the names that lead out. */
const WALK = `import sys, numpy as np, builtins
OUT = ("fetch", "postMessage", "XMLHttpRequest", "WebSocket", "indexedDB", "importScripts", "navigator", "eval_js", "runPython", "engine", "_library")
def product(x):
    seen, found, queue = [], [], [x, x.T, np, sys, builtins, np.random, np.linalg, product]
    for name in dir(): pass
    while queue and len(seen) < 60:
        one = queue.pop()
        if id(one) in seen: continue
        seen.append(id(one))
        try: names = dir(one)
        except BaseException: continue
        for name in names:
            if name in OUT and not (one is builtins): found.append(name)
            try: queue.append(getattr(one, name))
            except BaseException: pass
    return found
`;

/** Ways to data, network, page and other code. */
export const REACH = [
  ...programs("reach", whole, [
    ["js", "JavaScript's global object, by the module \`js\`", successes("__import__('js').fetch", "__import__('js').self", "__import__('js').globalThis", "__import__('js').postMessage", "__import__('js').constructor.constructor('return this')()", "__import__('js').Object"), "nothing"],
    ["jsffi", "JavaScript's functions, by \`jsffi\`", successes("__import__('jsffi').JsProxy.constructor", "__import__('jsffi').to_js(lambda: 1).constructor('return 1')()", "__import__('jsffi').create_proxy(lambda: 1).constructor.constructor('return this')()", "__import__('jsffi').async_timeout_ms(1)"), "nothing"],
    ["nd", "the bridge behind numpy, by its module's name", successes("__import__('_nd').item.constructor('return this')()", "__import__('_nd').at.constructor.prototype"), "nothing"],
    ["handle", "JavaScript behind an array's handle", body("found = []\nfor name in ('_h', 'T', 'shape', 'dtype'):\n    value = getattr(x, name, None)\n    if isinstance(value, np.ndarray): continue\n    for way in ('constructor', '__proto__', 'prototype', 'storage', 'tensor', 'dataId'):\n        try:\n            getattr(value, way)\n            found.append(name + '.' + way)\n        except BaseException: pass\nreturn found"), "nothing"],
    ["handle-function", "code from an array's handle: \`constructor.constructor\`", successes("getattr(getattr(__import__('numpy').zeros(1), '_h'), 'constructor').constructor('return this')()", "getattr(getattr(__import__('numpy').zeros(1), '_h'), 'constructor').constructor('return fetch')()", "__import__('numpy').zeros(1)._h.constructor.constructor('return self')()"), "nothing"],
    ["files", "files beyond an empty memory of its own, and input", successes("open('/etc/passwd').read()", "open('/proc/self/environ').read()", "open('http://HOST/x').read()", "open('/etc/shadow').read()", "[n for n in __import__('os').listdir('/') if n not in ('tmp', 'home', 'dev', 'proc', 'lib')][0]", "input()", "__import__('sys').stdin.read() or None"), ["nothing", "clock"]],
    ["os", "the system: \`os\`, \`subprocess\`, \`socket\`, \`ssl\`, \`urllib\`", successes(...["subprocess", "socket", "ssl", "urllib.request", "http.client", "requests", "urequests", "network", "ctypes", "threading", "_thread", "multiprocessing", "signal"].map((name) => `__import__('${name}')`), "__import__('os').system('id')", "__import__('os').environ"), "nothing"],
    ["memory", "raw memory: \`machine\`, \`uctypes\`, \`micropython\`", successes("__import__('machine').mem32[0]", "__import__('uctypes').bytes_at(1024, 64)", "__import__('uctypes').bytearray_at(1024, 64)", "__import__('uctypes').addressof(b'x')", "__import__('esp')"), "nothing"],
    ["library", "the library's own globals", successes("product.__globals__['_nd']", "np._nd", "globals()['_library']", "_nd", "_program", "__import__('sys')._getframe(1)", "__import__('sys').exc_info()[2].tb_frame"), "nothing"],
    ["main", "what lies behind the adapter's own variables, by \`__main__\`", successes("np.sum.__globals__['_nd'].constructor", "np.sum.__globals__['_nd'].at.constructor", "[k for k in __import__('__main__')._library['_program'] if k not in ('__name__', '_gradus_', 'product', 'np')][0]", "__import__('__main__')._library['_nd'].constructor", "__import__('__main__')._library['_nd'].__proto__", "__import__('__main__')._library['_nd'].zeros.constructor('return this')()", "__import__('__main__')._library['_nd'].at.prototype"), "nothing"],
    ["walk", "whatever leads out, by walking \`dir\` of everything", WALK, "nothing"],
    ["async", "the event loop and JavaScript's promises", successes("__import__('asyncio').get_event_loop()._jsloop", "__import__('asyncio').core.jsffi.JsProxy.constructor", "__import__('asyncio').core.js.fetch"), "nothing"],
    ["exec", "the surroundings by exec, eval and compile", body("exec('y = 1')\nassert eval('1 + 1') == 2\nspace = {}\nexec(compile('z = 3', 'f', 'exec'), space)\nreturn [name for name in space if name in ('_nd', '_library', '_program', 'js')]"), ["nothing", "threw"]],
    ["native", "raw memory by machine code: \`micropython.viper\`", body("import micropython\nspace = {'micropython': micropython}\nexec('@micropython.viper\\ndef f() -> int:\\n    return ptr32(0)[0]\\n', space)\nreturn [space['f']()]"), "threw"],
    ["reference", "the reference's program or results", body("import sys\nnames = list(globals()) + list(locals()) + list(sys.modules)\nreturn [name for name in names if name in ('reference', 'expected', 'solution', '_program', '_instance', '_result')]"), "nothing"],
    ["gc", "objects left behind, by the garbage collector", successes("__import__('gc').get_objects()", "__import__('gc').get_referrers(1)"), "nothing"],
  ]),
]; // prettier-ignore
