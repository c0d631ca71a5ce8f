package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.contract.ResourceCounts;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "\u001b[1mPlan:\u001b[0m 1 to import, 2 to add, 3 to change, 4 to destroy.|2|3|4|1",
                "Plan: 2 to add, 0 to change, 1 to destroy.|2|0|1|0",
                "\u001b[0m\u001b[1m\u001b[32mApply complete! Resources: 1 imported, 5 added, 0 changed, 7 destroyed.|5|0|7|1",
                "Destroy complete! Resources: 3 destroyed.|0|0|3|0",
                "No changes. Your infrastructure matches the configuration.|0|0|0|0",
                "      Plan: 9 to add, 0 to change, 0 to destroy.|0|0|0|0",
                "\u001b[0m\u001b[1maws_vpc.a: Creation complete after 2s [id=vpc-1]|1|0|0|0",
                "aws_vpc.a[\"x y\"]: Modifications complete after 0s [id=vpc-1]|0|1|0|0",
                "aws_vpc.a: Destruction complete after 1m2s|0|0|1|0",
                "aws_vpc.a: Import complete [id=vpc-1]|0|0|0|1",
                "aws_vpc.a (local-exec): b: Creation is near|0|0|0|0",
                "{\"@level\":\"info\",\"changes\":{\"add\":2,\"change\":3,\"import\":1,\"remove\":4,\"operation\":\"plan\"},\"type\":\"change_summary\"}|2|3|4|1",
                "{\"hook\":{\"resource\":{\"addr\":\"a.b\"},\"action\":\"delete\",\"elapsed_seconds\":0},\"type\":\"apply_complete\"}|0|0|1|0",
                "{\"hook\":{\"output\":\"x\"},\"type\":\"provision_progress\"}|0|0|0|0"
            })
    void theCountsAreReadFromTerraformsLines(String line, int add, int change, int destroy, int imports) {
        var summary = new Summary();
        byte[] bytes = ("before\n" + line + "\nafter\n").getBytes(StandardCharsets.UTF_8);

        for (byte b : bytes) {
            summary.accept(new byte[] {b}, 1);
        }

        assertThat(summary.counts()).isEqualTo(new ResourceCounts(add, change, destroy, imports));
    }
}
