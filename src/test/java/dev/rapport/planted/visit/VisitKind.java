package dev.rapport.planted.visit;

import dev.rapport.cases.CaseKind;
import dev.rapport.testing.TestTables;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A kind of case that the application does not know: somebody goes to see a customer. */
@Configuration(proxyBeanMethods = false)
class VisitKind {

    static final CaseKind VISIT = new CaseKind("VISIT", 'V', "visits", "VisitState.PLANNED");

    @Bean
    CaseKind visit(Flyway flyway) {
        TestTables.make(
                flyway,
                "visit",
                "id uuid primary key, number text not null, owner_id uuid, team text not null, over boolean not null");
        var owner = JdbcClient.create(flyway.getConfiguration().getDataSource());
        owner.sql("create sequence if not exists subject_number_visit").update();
        owner.sql("grant usage on sequence subject_number_visit to public").update();
        return VISIT;
    }
}
