package dev.rapport.sales;

import static dev.rapport.testing.Walk.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.access.AvailabilityChanged;
import dev.rapport.access.NewPerson;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.StaffAdmin;
import dev.rapport.engine.ProcessInstance;
import dev.rapport.engine.ProcessInstances;
import dev.rapport.engine.ProcessMessage;
import dev.rapport.engine.ProcessOutbox;
import dev.rapport.imports.ImportUndos;
import dev.rapport.imports.Imports;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.EngineTest;
import dev.rapport.testing.Walk;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Leads of a file that run through their process when their import is undone. */
@EngineTest
class LeadImportUndoProcessTests {

    @Autowired
    Imports imports;

    @Autowired
    ImportUndos undos;

    @Autowired
    ProcessInstances instances;

    @Autowired
    ProcessOutbox outbox;

    @Autowired
    LeadLoads loads;

    @Autowired
    SalesForce salesForce;

    @Autowired
    StaffAdmin admin;

    @Autowired
    Staff staff;

    @Autowired
    Walk walk;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    private final String place = "city-" + UUID.randomUUID();

    @BeforeEach
    void nobodyElseTakesLeads() {
        if (staff.team("sales").isEmpty()) admin.putTeam("sales", "Sales", "销售部", null);
        jdbc.sql("update app_user set capacity = 0").update();
        salesForce.forget(new AvailabilityChanged(UserId.next(), false));
    }

    private UserId seller() {
        var login = "s" + UUID.randomUUID();
        var id = admin.addPerson(new NewPerson(
                login,
                "Seller " + login.substring(1, 7),
                Colleagues.PASSWORD,
                Set.of(Role.SALES),
                "sales",
                Set.of(),
                Set.of(place),
                5,
                Locale.ENGLISH,
                ZoneOffset.UTC));
        salesForce.forget(new AvailabilityChanged(id, true));
        return id;
    }

    private UUID bringIn(String... names) {
        var text = new StringBuilder("name,city,source,external\n");
        for (var name : names) text.append("%s,%s,Reference,%s %s\n".formatted(name, place, name, place));
        var id = imports.start(
                "leads", new ByteArrayResource(text.toString().getBytes(StandardCharsets.UTF_8)), "fair.csv", null);
        awaiting().until(() -> imports.get(id).state().ended());
        return id;
    }

    private SubjectId lead(String name) {
        return new SubjectId(jdbc.sql("select id from lead where external = :external")
                .param("external", name + " " + place)
                .query(UUID.class)
                .single());
    }

    private List<String> undo(UUID id) {
        undos.undo(id);
        awaiting().until(() -> undos.of(id).orElseThrow().done());
        return undos.stays(id, 10, null).items();
    }

    private List<ProcessInstance.State> runs(SubjectId id) {
        return instances.about(id).stream().map(ProcessInstance::state).toList();
    }

    @Test
    void runsTasksAndClocksOfLeadsThatGoEndAndTheirOwnerIsFree() {
        var anna = seller();
        var id = bringIn("Wang Lin", "Zhao Min");
        var one = lead("Wang Lin");
        walk.task(one, "Task_ContactLead");
        walk.task(lead("Zhao Min"), "Task_ContactLead");
        assertThat(loads.of(List.of(anna)).get(anna).openLeads()).isEqualTo(2);

        assertThat(undo(id)).isEmpty();

        awaiting().until(() -> runs(one), List.of(ProcessInstance.State.TERMINATED)::equals);
        awaiting().until(() -> walk.openTasks(one).isEmpty());
        assertThat(loads.of(List.of(anna)).get(anna).openLeads()).isZero();
        assertThat(jdbc.sql("select count(*) from sla_clock where subject_id = :id")
                        .param("id", one.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aLeadWithWhomSomebodySpokeStays() {
        var anna = seller();
        var id = bringIn("Wang Lin", "Zhao Min");
        var spoken = lead("Wang Lin");
        walk.complete(
                walk.task(spoken, "Task_ContactLead"),
                anna,
                Map.of("outcome", "discarded", "discardReason", "no need"));
        walk.task(lead("Zhao Min"), "Task_ContactLead");
        awaiting().until(() -> runs(spoken), List.of(ProcessInstance.State.COMPLETED)::equals);

        assertThat(undo(id)).hasSize(1);

        assertThat(lead("Wang Lin")).isEqualTo(spoken);
    }

    @Test
    void aRunThatBeginsLateEndsByItself() {
        seller();
        var id = bringIn("Wang Lin");
        var gone = lead("Wang Lin");
        walk.task(gone, "Task_ContactLead");
        undo(id);
        awaiting().until(() -> runs(gone), List.of(ProcessInstance.State.TERMINATED)::equals);

        transactions.executeWithoutResult(
                status -> outbox.publish(ProcessMessage.start(Ids.next(), "lead-arrived", gone, Map.of())));

        awaiting()
                .until(
                        () -> runs(gone),
                        List.of(ProcessInstance.State.TERMINATED, ProcessInstance.State.TERMINATED)::equals);
        assertThat(jdbc.sql("""
            select count(*)
            from incident
            join process_instance instance on instance.key = incident.process_instance_key
            where instance.subject_id = :id
            """).param("id", gone.value()).query(Long.class).single())
                .isZero();
    }

    /** As when the engine or its mirror was away since the case went. */
    @Test
    void aRunThatShowsItselfDaysLaterEnds() {
        seller();
        bringIn("Wang Lin");
        var gone = lead("Wang Lin");
        walk.task(gone, "Task_ContactLead");

        jdbc.sql("insert into engine_case_gone (subject_id, gone_at) values (:id, now() - interval '100 days')")
                .param("id", gone.value())
                .update();

        awaiting().until(() -> runs(gone), List.of(ProcessInstance.State.TERMINATED)::equals);
    }
}
