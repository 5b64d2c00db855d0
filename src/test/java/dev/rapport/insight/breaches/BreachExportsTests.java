package dev.rapport.insight.breaches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.insight.breaches.BreachRemark.Cause;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaFacts;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class BreachExportsTests {

    private static final String REMARK = "Our fault, do not tell them.";

    @Autowired
    BreachExports exports;

    @Autowired
    ExportLog log;

    @Autowired
    Breaches breaches;

    @Autowired
    BreachReports reports;

    @Autowired
    BreachRemarks remarks;

    @Autowired
    Sla sla;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Colleagues colleagues;

    private final SubjectId subject = SubjectId.next();
    private Person manager;
    private Person agent;
    private String team;
    private Breach breach;

    @BeforeEach
    void aTicketWithADangerousNumberIsLate() {
        manager = colleagues.join(null, Role.MANAGER);
        team = colleagues.newTeam();
        agent = colleagues.join(team, Role.SERVICE);
        sla.open(
                subject,
                "=cmd|' /C calc'!A0",
                SlaFacts.of("ticket").withChannel("import"),
                List.of(
                        SlaEvent.of(Instant.parse("2012-10-09T14:50:17Z"), Kind.OPENED),
                        new SlaEvent(Instant.parse("2012-10-09T14:50:18Z"), Kind.ASSIGNED, null, agent.id(), team),
                        SlaEvent.of(Instant.parse("2012-10-09T15:00:00Z"), Kind.AGENT_REPLY),
                        new SlaEvent(Instant.parse("2012-10-10T08:00:00Z"), Kind.PAUSED, "customer", null, null),
                        SlaEvent.of(Instant.parse("2012-10-11T08:00:00Z"), Kind.RESUMED),
                        SlaEvent.of(Instant.parse("2012-11-25T11:54:26Z"), Kind.SOLVED)),
                false);
        breach = colleagues
                .as(manager, () -> breaches.page(filter(), 10, null))
                .items()
                .getFirst();
        colleagues.as(manager, () -> remarks.add(breach.id(), Cause.STAFFING, true, REMARK));
    }

    private BreachFilter filter() {
        return BreachFilter.ALL.with(BreachDimension.TEAM, team);
    }

    private String csv(Person by, boolean named) {
        return colleagues.as(by, () -> {
            var out = new ByteArrayOutputStream();
            exports.csv(filter(), named, out);
            return out.toString(StandardCharsets.UTF_8);
        });
    }

    @Test
    void spreadsheetsReadTheCsvWithoutComputingIt() {
        var text = csv(manager, false);

        assertThat(text)
                .startsWith("\uFEFF\"Case\"")
                .contains("\"'=cmd|' /C calc'!A0\"")
                .contains("2012-10-09 14:50:17");
        assertThat(List.of("+1", "-1", "@x", "\t=1", "＝1"))
                .allMatch(dangerous -> BreachCsv.safe(dangerous).startsWith("'"));
    }

    @Test
    void remarksStayInsideAndNamesGoAlongOnlyWhenChosen() {
        assertThat(csv(manager, false))
                .doesNotContain(REMARK)
                .doesNotContain(agent.name())
                .contains("Too few people");
        assertThat(csv(manager, true)).contains(agent.name());
    }

    @Test
    void aCustomerCanReadThePdf() throws IOException {
        var text = pdf(false);

        assertThat(text)
                .contains("Report on missed service times")
                .contains("45 h of business time")
                .contains("waiting for the customer")
                .contains("Too few people")
                .doesNotContain(REMARK)
                .doesNotContain(agent.name());
        assertThat(pdf(true)).contains(agent.name());
    }

    @Test
    void aCustomersPdfSaysWhenItWasMadeForWhichPeriodAndNothingOfOurRules() throws IOException {
        assertThat(pdf(false))
                .contains("Report of ")
                .contains("period 9 Oct 2012 to ")
                .contains("Promised was: ")
                .doesNotContain("by the rule")
                .doesNotContain("version")
                .doesNotContain("policy")
                .doesNotContain("Europe/Rome");
        assertThat(colleagues.as(manager, () -> reports.sentences(reports.of(breach))))
                .anyMatch(sentence -> sentence.contains("by the rule"));
    }

    @Test
    void aPdfIsOfOneCustomer() {
        sla.open(
                SubjectId.next(),
                "of somebody else",
                SlaFacts.of("ticket").withChannel("import"),
                List.of(
                        SlaEvent.of(Instant.parse("2012-10-09T14:50:17Z"), Kind.OPENED),
                        new SlaEvent(Instant.parse("2012-10-09T14:50:18Z"), Kind.ASSIGNED, null, agent.id(), team),
                        SlaEvent.of(Instant.parse("2012-11-25T11:54:26Z"), Kind.SOLVED)),
                false);

        assertThatThrownBy(() -> pdf(false))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("sla.pdf-one-customer"));
        assertThat(csv(manager, false)).contains("of somebody else");
    }

    private String pdf(boolean named) throws IOException {
        var file = colleagues.as(manager, () -> {
            var out = new ByteArrayOutputStream();
            exports.pdf(filter(), named, out);
            return out.toByteArray();
        });
        try (var reader = new PdfReader(file)) {
            var text = new StringBuilder();
            for (var page = 1; page <= reader.getNumberOfPages(); page++)
                text.append(new PdfTextExtractor(reader).getTextFromPage(page));
            return text.toString();
        }
    }

    @Test
    void everyExportIsWrittenDown() {
        csv(manager, true);
        colleagues.as(manager, () -> exports.pdf(breach.id(), false, new ByteArrayOutputStream()));
        var auditor = colleagues.join(null, Role.AUDITOR);

        var written = colleagues.as(auditor, () -> log.page(2, null)).items();

        assertThat(written)
                .extracting(ExportRecord::kind, ExportRecord::filter, ExportRecord::entries, ExportRecord::named)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("pdf", "breach=" + breach.id(), 1, false),
                        org.assertj.core.groups.Tuple.tuple("csv", "team=" + team, 1, true));
        assertThat(written).allMatch(one -> one.by().equals(manager.id()));
        assertThatThrownBy(() -> jdbc.sql("delete from sla_export").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void onlyManagersAndAuditorsTakeAnythingOut() {
        assertThatThrownBy(() -> csv(agent, false)).isInstanceOf(Refused.class);
        assertThatThrownBy(
                        () -> colleagues.as(agent, () -> exports.pdf(breach.id(), false, new ByteArrayOutputStream())))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> colleagues.as(agent, () -> exports.pdf(filter(), false, new ByteArrayOutputStream())))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> colleagues.as(manager, () -> log.page(1, null)))
                .isInstanceOf(Refused.class);
        assertThat(csv(colleagues.join(null, Role.AUDITOR), false)).contains("calc");
    }
}
