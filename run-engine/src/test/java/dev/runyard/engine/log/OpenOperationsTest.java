package dev.runyard.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** As terraform 1.11 prints it. */
class OpenOperationsTest {
    @Test
    void whatWasBegunAndNotCompletedIsOpen() {
        assertThat(in("""
                \u001b[0m\u001b[1mterraform_data.first: Creating...\u001b[0m\u001b[0m
                terraform_data.first: Provisioning with 'local-exec'...
                terraform_data.first (local-exec): somebody: Creating...
                terraform_data.first: Creation complete after 1s [id=8f7c]
                module.net.aws_vpc.main["a: b"]: Creating...
                aws_instance.old: Destroying... [id=i-1]
                aws_instance.old: Still destroying... [id=i-1, 10s elapsed]
                aws_instance.web[0]: Modifying... [id=i-2]
                aws_instance.web[0]: Modifications complete after 3s [id=i-2]
                """)).containsExactly("module.net.aws_vpc.main[\"a: b\"] (create)", "aws_instance.old (delete)");
    }

    /** The beginning of a long log is not read. */
    @Test
    void whatGoesOnIsOpen() {
        assertThat(in("aws_db_instance.main: Still creating... [9m50s elapsed]\n"))
                .containsExactly("aws_db_instance.main (create)");
    }

    @Test
    void whatFailedIsNot() {
        assertThat(in("""
                terraform_data.first: Creating...
                terraform_data.second: Creating...
                ╷
                │ Error: local-exec provisioner error
                │\s
                │   with terraform_data.first,
                │   on main.tf line 3, in resource "terraform_data" "first":
                """)).containsExactly("terraform_data.second (create)");
    }

    @Test
    void linesOfJsonTellTheSame() {
        assertThat(in("""
                {"@level":"info","type":"apply_start","hook":{"resource":{"addr":"terraform_data.a"},"action":"create"}}
                {"@level":"info","type":"apply_start","hook":{"resource":{"addr":"terraform_data.b"},"action":"update"}}
                {"@level":"info","type":"apply_start","hook":{"resource":{"addr":"terraform_data.c"},"action":"delete"}}
                {"@level":"info","type":"apply_complete","hook":{"resource":{"addr":"terraform_data.a"},"action":"create"}}
                {"@level":"error","type":"apply_errored","hook":{"resource":{"addr":"terraform_data.c"},"action":"delete"}}
                {"@level":"info","type":"apply_pro
                """)).containsExactly("terraform_data.b (update)");
    }

    private static List<String> in(String log) {
        return OpenOperations.in(log.getBytes(StandardCharsets.UTF_8));
    }
}
