package dev.runyard.api.jsonapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What has to hold for all resources together; a test of the whole program asks it. */
public final class ResourceContract {
    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final Resources resources;
    private final Set<String> later;

    /**
     * Takes all resources of the program.
     *
     * @param later types that relationships name although nothing shows them yet; their relationships are always empty
     */
    public ResourceContract(Resources resources, Set<String> later) {
        this.resources = resources;
        this.later = later;
    }

    /** Returns a line for each thing that is wrong. That types are unique is checked when {@link Resources} is made. */
    public List<String> flaws() {
        var flaws = new ArrayList<String>();
        for (var declared : resources.all()) {
            var type = declared.type();
            names(type.name(), List.of(type.name()), flaws);
            names(type.name(), type.attributes().keySet(), flaws);
            names(type.name(), type.relationships().keySet(), flaws);
            type.relationships()
                    .forEach((name, relation) -> relation.types().stream()
                            .filter(target -> resources.named(target).isEmpty() && !later.contains(target))
                            .forEach(target -> flaws.add(
                                    type.name() + "." + name + " leads to " + target + ", which no resource is")));
        }
        return flaws;
    }

    private static void names(String type, Collection<String> names, List<String> flaws) {
        names.stream()
                .filter(name -> !KEBAB.matcher(name).matches())
                .forEach(name -> flaws.add(type + " has a name that is not in kebab case: " + name));
    }
}
