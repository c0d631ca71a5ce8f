package dev.runyard.api.jsonapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.api.jsonapi.Library.Author;
import dev.runyard.api.jsonapi.Library.City;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResourcesTest {
    private final Resource<Author> authors = new Library().authors();
    private final Resource<City> cities = new Library().cities();

    @Test
    void aSoundSetOfResourcesHasNoFlaws() {
        assertThat(new ResourceContract(new Resources(List.of(authors, cities)), Set.of()).flaws())
                .isEmpty();
    }

    @Test
    void aRelationshipToATypeThatNobodyDeclaredIsAFlaw() {
        assertThat(new ResourceContract(new Resources(List.of(authors)), Set.of()).flaws())
                .containsExactly("authors.lives-in leads to cities, which no resource is");
        assertThat(new ResourceContract(new Resources(List.of(authors)), Set.of("cities")).flaws())
                .isEmpty();
    }

    @Test
    void oneClassHasOneResource() {
        assertThatThrownBy(() -> new Resources(List.of(authors, authors))).hasMessageContaining("Two resources show");
    }

    @Test
    void aMemberIsDeclaredOnce() {
        assertThatThrownBy(() -> ResourceType.named("cities", City::id)
                        .attribute("name", City::id)
                        .attribute("name", City::id))
                .hasMessage("cities declares name twice");
    }
}
