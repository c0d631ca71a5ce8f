package dev.runyard.engine.planexport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleAddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "aws_instance.web | ''",
                "data.aws_ami.newest | ''",
                "aws_instance.web[\"module.a.b\"] | ''",
                "module.a.aws_instance.web | module.a",
                "module.a[0].aws_instance.web[1] | module.a[0]",
                "module.a.module.b.data.aws_ami.newest | module.a.module.b",
                "module.a[\"x.y\"].aws_instance.web | module.a[\"x.y\"]",
                "module.a[\"module.b.\\\"c.d\"].aws_instance.web | module.a[\"module.b.\\\"c.d\"]",
                "module.a | module.a",
            })
    void theModuleOfAResourceStandsBeforeIt(String resource, String module) {
        assertThat(ModuleAddress.of(resource)).isEqualTo(module);
    }
}
