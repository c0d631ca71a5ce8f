package dev.runyard.engine.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.Tenant;
import dev.runyard.engine.workspace.WorkspaceRemoval;
import dev.runyard.persistence.tag.Tag;
import dev.runyard.persistence.tag.TagBinding;
import dev.runyard.persistence.tag.TagBindings;
import dev.runyard.persistence.tag.Tags;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;

/** The last who has a tag loses it while somebody gets it: whatever comes first, no binding is without its tag. */
class TagRaceTest {
    private final Tagging tagging = EngineDatabase.bean(Tagging.class);
    private final Tags tags = EngineDatabase.bean(Tags.class);
    private final TagBindings bindings = EngineDatabase.bean(TagBindings.class);
    private final Tenant tenant = Tenant.fresh();
    private final WorkspaceId one = tenant.workspace("one").id();
    private final WorkspaceId other = tenant.workspace("other").id();

    @RepeatedTest(10)
    void aTagIsTakenFromOneWorkspaceAndGivenToAnother() throws Exception {
        tagging.onWorkspace(one, TagRaceTest::app);

        together(
                () -> tagging.onWorkspace(one, now -> TagSet.NONE), () -> tagging.onWorkspace(other, TagRaceTest::app));

        assertThat(bindings.of(one)).isEmpty();
        assertThat(bindings.of(other)).extracting(TagBinding::key).containsExactly("app");
        assertThat(tags.named(tenant.id(), List.of("app"))).hasSize(1);
    }

    @RepeatedTest(10)
    void aTagIsDeletedWhileAWorkspaceGetsIt() throws Exception {
        tagging.onWorkspace(one, TagRaceTest::app);
        var tag = tags.named(tenant.id(), List.of("app")).getFirst();

        together(
                () -> EngineDatabase.bean(OrganizationTags.class).remove(tenant.id(), List.of(tag.id())),
                () -> tagging.onWorkspace(other, TagRaceTest::app));

        assertThat(bindings.of(one)).isEmpty();
        assertThat(tags.named(tenant.id(), List.of("app"))).hasSameSizeAs(bindings.of(other));
    }

    @RepeatedTest(5)
    void bothGetANewTagAtOnceAndBothLoseIt() throws Exception {
        together(() -> tagging.onWorkspace(one, TagRaceTest::app), () -> tagging.onWorkspace(other, TagRaceTest::app));
        assertThat(tags.named(tenant.id(), List.of("app"))).extracting(Tag::key).containsExactly("app");

        together(
                () -> EngineDatabase.bean(WorkspaceRemoval.class).removeByForce(one),
                () -> tagging.onWorkspace(other, now -> TagSet.NONE));

        assertThat(bindings.of(other)).isEmpty();
        tagging.onWorkspace(other, TagRaceTest::app);
        tagging.onWorkspace(other, now -> TagSet.NONE);
        assertThat(tags.named(tenant.id(), List.of("app"))).isEmpty();
    }

    private static TagSet app(TagSet now) {
        return now.with(List.of(new TagDraft("app", null)));
    }

    /** Lets both begin at the same moment. */
    private static void together(Runnable first, Runnable second) throws Exception {
        var barrier = new CyclicBarrier(2);
        try (var pool = Executors.newFixedThreadPool(2)) {
            var both = new ArrayList<Future<?>>();
            for (Runnable each : List.of(first, second)) {
                both.add(pool.submit(() -> {
                    barrier.await();
                    each.run();
                    return null;
                }));
            }
            for (Future<?> done : both) {
                done.get();
            }
        }
    }
}
