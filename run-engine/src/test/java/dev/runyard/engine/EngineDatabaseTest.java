package dev.runyard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.persistence.TypedId;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;

class EngineDatabaseTest {
    @Test
    void theEntitiesFitTheTablesOfTheMigrations() {
        var model = EngineDatabase.bean(EntityManagerFactory.class).getMetamodel();

        assertThat(model.getEntities())
                .hasSizeGreaterThan(15)
                .allSatisfy(entity -> assertThat(TypedId.class.isAssignableFrom(
                                entity.getIdType().getJavaType()))
                        .isTrue());
    }

    @Test
    void everyQueryOfEveryRepositoryIsUnderstood() {
        assertThat(EngineDatabase.beans(Repository.class)).isNotEmpty();
    }
}
