package dev.runyard.engine.variable;

import dev.runyard.persistence.variable.Variable;
import dev.runyard.persistence.variable.VariableCategory;
import dev.runyard.persistence.variable.VariableDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What people set on a variable, before it is known to be right. A change starts from the present values (or the
 * defaults) and replaces what was sent.
 *
 * @param value null to leave the present value as it is; for a new variable, empty
 * @param category {@code terraform} or {@code env}; empty while nobody has said it
 * @param hcl whether the value is HCL rather than text; without meaning for environment variables
 */
public record VariableDraft(
        String key, @Nullable String value, String description, String category, boolean hcl, boolean sensitive) {

    static VariableDraft fresh() {
        return new VariableDraft("", null, "", "", false, false);
    }

    static VariableDraft of(Variable variable) {
        return new VariableDraft(
                variable.key(),
                null,
                variable.description(),
                variable.category().wireName(),
                variable.hcl(),
                variable.sensitive());
    }

    VariableCategory parsedCategory() {
        return VariableRules.category(category);
    }

    VariableDefinition definition() {
        return new VariableDefinition(key, description, parsedCategory(), hcl, sensitive);
    }

    @Override
    public String toString() {
        return "VariableDraft[" + key + "]";
    }
}
