package dev.rapport.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import dev.rapport.testing.Api;
import dev.rapport.testing.ApiOperation;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A phone that stands where it is shown is found by each of the readers. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class LeaksFoundTests extends SpringBrowserlessTest {

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private World world;
    private Looked looked;
    private Asker auditor;
    private String phone;

    @BeforeEach
    void plant() throws Exception {
        world = new World(api, colleagues, jdbc);
        world.plantLeak();
        looked = new Looked(world.markers());
        auditor = world.asker("other AUDITOR");
        phone = world.markers().getFirst().spellings().getFirst();
    }

    @Test
    void inTheApi() throws Exception {
        var operations = ApiOperation.all(json.readTree(world.asked(world.boss(), "/v3/api-docs"))).stream()
                .filter(operation -> operation.path().startsWith("/api/v1/leads"))
                .toList();
        new ApiReader(api, world).read(auditor, operations, looked::at);

        assertThat(looked.leaks())
                .containsExactly(
                        "other AUDITOR | get /api/v1/leads | " + World.PLANTED,
                        "other AUDITOR | get /api/v1/leads/{lead} | " + World.PLANTED);
    }

    @Test
    void onPagesAndBehindWhatIsPressedThere() {
        var reader = new PageReader(world, template -> template.startsWith("leads"));
        colleagues.logIn(auditor.person());
        reader.read(auditor, looked::at);
        reader.press(auditor, looked::at);

        assertThat(looked.leaks())
                .containsExactly(
                        "other AUDITOR | page leads | " + World.PLANTED,
                        "other AUDITOR | page leads/:lead | " + World.PLANTED,
                        "other AUDITOR | pressed on page leads/:one | " + World.PLANTED);
    }

    @Test
    void whereverItStandsOnAPage() {
        colleagues.logIn(auditor.person());
        PageReader.open("notices");
        PageReader.sent();
        var tip = new Span("Ring them");
        tip.getElement().setAttribute("title", phone);
        UI.getCurrent().add(tip);
        isOnThePage("tooltip");
        var grid = new Grid<String>();
        grid.addColumn(one -> one);
        grid.setItems(phone);
        UI.getCurrent().add(grid);
        isOnThePage("row");
        var dialog = new Dialog(new Span(phone.substring(0, 3) + " " + phone.substring(3)));
        dialog.open();
        isOnThePage("dialog");
    }

    private void isOnThePage(String where) {
        looked.at(new Place(auditor.who(), where, PageReader.sent()));
        assertThat(looked.leaks()).anyMatch(leak -> leak.contains("| " + where + " |"));
    }

    @Test
    void inTablesAndInTheLog() {
        looked.atAll(new KeptReader(jdbc));
        assertThat(looked.leaks()).isEmpty();
        jdbc.sql("update subject set title = :phone where id = cast(:lead as uuid)")
                .param("phone", phone)
                .param("lead", world.ids().get("lead"))
                .update();
        looked.atAll(new KeptReader(jdbc));
        assertThat(looked.leaks()).containsExactly("kept | table subject | " + World.PLANTED);

        try (var log = new ReadLog()) {
            LoggerFactory.getLogger("planted").info("They rang from {}", phone);
            looked.atLog(log.lines());
        }
        assertThat(looked.leaks()).contains("log | planted | " + World.PLANTED);
    }

    @Test
    void andWhatIsMeantIsOnlyForThoseOfWhomItIsSaid() {
        assertThat(List.of("owner SALES", "other AUDITOR"))
                .filteredOn(who -> Meant.ALL.stream()
                        .anyMatch(one -> one.covers(new Leak(who, "get /api/v1/leads/{lead}", "lead's phone"))))
                .containsExactly("owner SALES");
    }
}
