package tongban.rules.compile;

import tongban.rules.interpret.Interpreter;

/** Who may ask the interpreter: a run, which seldom does, or the compiler. */
interface Asking {
    Interpreter in();
}
