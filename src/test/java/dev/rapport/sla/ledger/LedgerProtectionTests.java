package dev.rapport.sla.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.DatabaseTest;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class LedgerProtectionTests {

    @Autowired
    LedgerProtection protection;

    @Autowired
    Flyway flyway;

    @Test
    void theApplicationsRoleCannotChangeTheLedger() {
        assertThat(protection.changeable()).isEmpty();
        assertThat(protection.health().getDetails()).containsEntry("protected", true);
    }

    @Test
    void anOwnerCould() {
        var owner =
                new LedgerProtection(JdbcClient.create(flyway.getConfiguration().getDataSource()), List.of());

        assertThat(owner.changeable()).contains("sla_ledger", "sla_anchor", "sla_breach");
        assertThat(owner.health().getDetails()).containsEntry("protected", false);
    }
}
