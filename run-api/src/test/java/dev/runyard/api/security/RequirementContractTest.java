package dev.runyard.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.engine.access.Permission;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

class RequirementContractTest {
    @Test
    void everyHandlerSaysWhatItRequires() throws ClassNotFoundException {
        assertThat(RequirementContract.flaws(controllers())).isEmpty();
    }

    @Test
    void aHandlerThatSaysNothingOrTooMuchIsFound() {
        assertThat(RequirementContract.flaws(List.of(Careless.class))).hasSize(2);
    }

    private static List<Class<?>> controllers() throws ClassNotFoundException {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        scan.addExcludeFilter(new RegexPatternTypeFilter(java.util.regex.Pattern.compile(".*(Library|Careless).*")));
        var controllers = new ArrayList<Class<?>>();
        for (var bean : scan.findCandidateComponents("dev.runyard.api")) {
            controllers.add(Class.forName(bean.getBeanClassName()));
        }
        return controllers;
    }

    static class Careless {
        @GetMapping("/nothing")
        void nothing() {}

        @GetMapping("/both")
        @Open
        @Requires(Permission.READ_RUNS)
        void both() {}

        @GetMapping("/good")
        @Open
        void good() {}
    }
}
