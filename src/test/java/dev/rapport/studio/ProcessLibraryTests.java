package dev.rapport.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Role;
import dev.rapport.engine.Traffic;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class ProcessLibraryTests {

    @Autowired
    ProcessLibrary library;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void twoVersions() {
        deploy(801, 1);
        deploy(802, 2);
        traffic(2, "errand", 5, 2, 1);
        traffic(2, "Task_Buy", 5, 3, 0);
        traffic(2, "Task_Bring", 3, 0, 1);
        traffic(2, "Gateway_WithoutName", 5, 5, 0);
    }

    @Test
    void designersSeeWhatIsDeployedAndHowMuchRuns() {
        var designer = colleagues.join(null, Role.DESIGNER);

        assertThat(colleagues.as(designer, () -> library.newest()))
                .filteredOn(process -> process.processId().equals("errand"))
                .singleElement()
                .satisfies(process -> {
                    assertThat(process.version()).isEqualTo(2);
                    assertThat(process.instances()).isEqualTo(new Traffic(5, 2, 1));
                    assertThat(process.instances().present()).isEqualTo(2);
                });
        assertThat(colleagues.as(designer, () -> library.versions("errand")))
                .extracting(ProcessVersion::version)
                .containsExactly(2, 1);
    }

    @Test
    void aDrawingSaysWhereTheCasesAre() {
        var designer = colleagues.join(null, Role.DESIGNER);

        var drawing = colleagues.as(
                designer, () -> library.drawing(library.versions("errand").getFirst()));

        assertThat(drawing.steps())
                .extracting(step -> step.name() + " " + step.traffic().present())
                .containsExactly("Buy 2", "Bring 2");
    }

    @Test
    void othersDoNotReadProcesses() {
        var seller = colleagues.join(null, Role.SALES);

        assertThatThrownBy(() -> colleagues.as(seller, () -> library.newest()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_ALLOWED));
    }

    private void deploy(long key, int version) {
        jdbc.sql("""
                        insert into process_definition (key, process_id, version, name, xml, deployed_at)
                        values (:key, 'errand', :version, 'Errand', '<none/>', now())
                        on conflict do nothing
                        """).param("key", key).param("version", version).update();
        jdbc.sql("""
                        insert into process_element (definition_key, element_id, name)
                        values (:key, 'errand', 'Errand'), (:key, 'Task_Buy', 'Buy'), (:key, 'Task_Bring', 'Bring')
                        on conflict do nothing
                        """).param("key", key).update();
    }

    private void traffic(int version, String element, int entered, int completed, int terminated) {
        jdbc.sql("""
                        insert into element_stat (process_id, version, element_id, entered, completed, terminated)
                        values ('errand', :version, :element, :entered, :completed, :terminated)
                        on conflict do nothing
                        """)
                .param("version", version)
                .param("element", element)
                .param("entered", entered)
                .param("completed", completed)
                .param("terminated", terminated)
                .update();
    }
}
