package dev.runyard.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.run.Move;
import dev.runyard.persistence.run.PhaseStatus;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunAction;
import dev.runyard.persistence.run.RunFlow;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunStatus;
import dev.runyard.persistence.workspace.Workspace;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.runyard");

    @ParameterizedTest(name = "{0} knows nothing of {1}")
    @CsvSource({
        "contract, 'persistence engine worker api ui app'",
        "persistence, 'contract engine worker api ui app'",
        "engine, 'worker api ui app'",
        "worker, 'persistence engine api ui app'",
        "api, 'worker ui app'",
        "ui, 'contract worker api app'",
    })
    void modulesOnlyPointRight(String module, String unknown) {
        for (String other : List.of(unknown.split(" ", -1))) {
            noClasses()
                    .that()
                    .resideInAPackage("dev.runyard." + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.runyard." + other + "..")
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void onlyRunMovesMovesARun() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.runyard.engine.run.RunMoves")
                .should()
                .callMethod(Run.class, "apply", Move.class, dev.runyard.persistence.Ids.class)
                .check(CLASSES);
    }

    @Test
    void onlyTheWorkspaceQueueSaysWhoHoldsAWorkspace() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.runyard.engine.run.WorkspaceQueue")
                .should()
                .callMethod(Workspace.class, "occupy", RunId.class)
                .orShould()
                .callMethod(Workspace.class, "release")
                .check(CLASSES);
    }

    @Test
    void whatDecidesAboutRunsIsPlainJava() {
        for (Class<?> pure : new Class<?>[] {RunStatus.class, RunAction.class, RunFlow.class, PhaseStatus.class}) {
            noClasses()
                    .that()
                    .haveFullyQualifiedName(pure.getName())
                    .should()
                    .dependOnClassesThat()
                    .resideOutsideOfPackages("java..", "dev.runyard.persistence.run")
                    .check(CLASSES);
        }
    }

    @Test
    void doorsSeeNoTablesAndStartNoProcesses() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.runyard.api..", "dev.runyard.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "java.sql..", "javax.sql..", "org.hibernate..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .check(CLASSES);
    }

    @Test
    void hibernateItselfIsKnownToTheModelAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.runyard.persistence..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.hibernate..")
                .check(CLASSES);
    }

    @Test
    void theWorkerNeedsNoFramework() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.runyard.worker..", "dev.runyard.contract..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta..", "java.sql..")
                .check(CLASSES);
    }

    @Test
    void timeIsGivenNotTaken() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .check(CLASSES);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        fields().should()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .andShould()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .andShould()
                .notBeAnnotatedWith("jakarta.inject.Inject")
                .check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Autowired")
                .check(CLASSES);
    }

    @Test
    void oneJacksonIsEnough() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..", "lombok..")
                .check(CLASSES);
    }

    @Test
    void namesSaySomething() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Info")
                .check(CLASSES);
    }

    @ParameterizedTest(name = "the features of {0} do not go in circles")
    @CsvSource({"persistence", "engine", "worker", "api", "ui"})
    void featuresDoNotGoInCircles(String module) {
        // Ids name things everywhere, and an actor is made of ids: neither is a dependency on a feature.
        slices().matching("dev.runyard." + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(alwaysTrue(), assignableTo(TypedId.class))
                .ignoreDependency(resideInAnyPackage("dev.runyard.persistence"), alwaysTrue())
                .check(CLASSES);
    }
}
