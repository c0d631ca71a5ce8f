package dev.runyard.persistence;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.hibernate.Session;
import org.springframework.data.jpa.repository.support.JpaEntityInformation;
import org.springframework.data.jpa.repository.support.SimpleJpaRepository;

/**
 * The base of all repositories: several rows are read by their ids with a statement that is made once. Spring Data makes
 * a query with a list each time, and Hibernate translates each such query anew, which costs more than the database does.
 */
public class ByIds<T, ID> extends SimpleJpaRepository<T, ID> {
    private final Class<T> type;
    private final Session session;

    /** Called by Spring Data for each repository. */
    public ByIds(JpaEntityInformation<T, ?> information, EntityManager entities) {
        super(information, entities);
        this.type = information.getJavaType();
        this.session = entities.unwrap(Session.class);
    }

    /** Returns the rows that exist, in the order of the ids, each once. */
    @Override
    public List<T> findAllById(Iterable<ID> ids) {
        var wanted = new LinkedHashSet<Object>();
        ids.forEach(wanted::add);
        return wanted.isEmpty()
                ? new ArrayList<>()
                : new ArrayList<>(session.findMultiple(type, List.copyOf(wanted)).stream()
                        .filter(Objects::nonNull)
                        .toList());
    }
}
