package dev.runyard.api.jsonapi;

import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.user.Actor;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What the resources of one document are looked at with: permissions and links depend on it. */
public final class View {
    private final Actor actor;
    private final String baseUrl;
    private final Sight sight;
    private final Map<Object, Object> loaded = new HashMap<>();

    /**
     * Takes who looks, and from where.
     *
     * @param baseUrl the address of the server as users see it, without a trailing slash
     * @param sight tells what else the actor may see
     */
    public View(Actor actor, String baseUrl, Sight sight) {
        this.actor = actor;
        this.baseUrl = baseUrl;
        this.sight = sight;
    }

    /** Returns who looks. */
    public Actor actor() {
        return actor;
    }

    /** Returns the absolute URL of a path that begins with a slash. */
    public String url(String path) {
        return baseUrl + path;
    }

    /** Returns those of the things, all of one kind, that the actor may see. */
    <I extends TypedId> Set<I> seen(Collection<I> things) {
        return sight.of(actor, things);
    }

    /** Tells what an actor may see. */
    public interface Sight {
        /** Returns those of the things, all of one kind, that the actor may see. */
        <I extends TypedId> Set<I> of(Actor actor, Collection<I> things);
    }

    /** Loads what several members need, once for the document; the key says what it is and of which rows. */
    @SuppressWarnings("unchecked")
    public <T> T once(Object key, Supplier<T> load) {
        var known = loaded.get(key);
        if (known == null) {
            known = load.get();
            loaded.put(key, known);
        }
        return (T) known;
    }
}
