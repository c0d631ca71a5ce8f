package dev.runyard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.engine.support.EngineDatabase;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;

class EngineDatabaseTest {
    @Test
    void theEntitiesFitTheTablesOfTheMigrations() {
        var model = EngineDatabase.bean(EntityManagerFactory.class).getMetamodel();

        assertThat(model.getEntities()).hasSizeGreaterThan(15);
    }

    @Test
    void everyQueryOfEveryRepositoryIsUnderstood() {
        assertThat(EngineDatabase.beans(Repository.class)).isNotEmpty();
    }
}
