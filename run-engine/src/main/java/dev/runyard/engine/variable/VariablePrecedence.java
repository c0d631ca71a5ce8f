package dev.runyard.engine.variable;

import dev.runyard.persistence.variable.VariableCategory;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which value a variable has when several are given. Values compete when their category and their key are the same;
 * the stronger source wins, and among sets of one source the name that comes first.
 */
final class VariablePrecedence {
    /** As UTF-8 is ordered; Java's own order of texts differs beyond the first 65536 code points. */
    private static final Comparator<String> BY_CODE_POINT = (one, other) ->
            Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());

    private static final Comparator<Candidate<?>> STRONGEST_FIRST = Comparator.<Candidate<?>, VariableSource>comparing(
                    Candidate::source)
            .thenComparing(Candidate::set, BY_CODE_POINT);

    private VariablePrecedence() {}

    /** Returns the candidates that win, one for each name. Sets of one source have one owner, hence different names. */
    static <V> List<Candidate<V>> winners(Collection<Candidate<V>> candidates) {
        Map<Name, Candidate<V>> strongest = new LinkedHashMap<>();
        candidates.forEach(each -> strongest.merge(each.name(), each, VariablePrecedence::stronger));
        return List.copyOf(strongest.values());
    }

    private static <V> Candidate<V> stronger(Candidate<V> one, Candidate<V> other) {
        return STRONGEST_FIRST.compare(one, other) <= 0 ? one : other;
    }

    /**
     * One value that is given for a variable.
     *
     * @param set the name of the variable set; empty when it comes from none
     */
    record Candidate<V>(VariableSource source, String set, Name name, V value) {}

    /** What values compete for. */
    record Name(VariableCategory category, String key) {}
}
