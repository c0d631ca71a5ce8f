package dev.runyard.engine.run;

/**
 * A variable given with a run.
 *
 * @param value an HCL expression: a string comes quoted
 */
public record RunVariable(String key, String value) {
    @Override
    public String toString() {
        return "RunVariable[" + key + "]";
    }
}
