package dev.runyard.engine.log;

/**
 * The marks by which the CLI knows that a log is whole. They are the server's alone: what looks like one in the output
 * of a phase becomes a space, which keeps all offsets.
 */
final class LogFraming {
    static final byte STX = 2;
    static final byte ETX = 3;

    private LogFraming() {}

    /** Takes the marks out of a phase's own bytes. */
    static byte[] unmarked(byte[] bytes) {
        byte[] plain = bytes.clone();
        for (int i = 0; i < plain.length; i++) {
            if (plain[i] == STX || plain[i] == ETX) {
                plain[i] = ' ';
            }
        }
        return plain;
    }
}
