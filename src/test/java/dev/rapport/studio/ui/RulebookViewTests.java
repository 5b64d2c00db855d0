package dev.rapport.studio.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.rules.RulebookVersion.Form;
import dev.rapport.studio.rulebooks.RulebookDesk;
import dev.rapport.studio.rulebooks.RulebookReview;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** Rules changed on the page: tables as grids, others as text. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class RulebookViewTests extends SpringBrowserlessTest {

    private static final String TABLE = "relationship-strength";

    @Autowired
    RulebookDesk desk;

    @Autowired
    RulebookReview review;

    @Autowired
    Colleagues colleagues;

    private Person author;

    @BeforeEach
    void aDesigner() {
        author = colleagues.join(null, Role.DESIGNER);
    }

    private void open(Person person, String address) {
        colleagues.logIn(person);
        UI.getCurrent().navigate(address);
    }

    private Button button(String text) {
        return $(Button.class).all().stream()
                .filter(one -> one.getText().equals(text))
                .reduce((one, last) -> last)
                .orElseThrow(() -> new AssertionError("no button " + text));
    }

    private static <C extends Component> boolean isThere(List<C> all, Predicate<C> one) {
        return all.stream().anyMatch(one);
    }

    @Test
    void everyBookIsInTheListAndOpens() {
        open(author, "rulebooks");
        var names = desk.all().stream().map(shelf -> shelf.book().name()).toList();
        assertThat(names).isNotEmpty();
        for (var name : names) {
            UI.getCurrent().navigate("rulebooks/" + name);
            var isTable = !$(Grid.class).all().isEmpty();
            assertThat(isTable).as(name).isEqualTo(desk.live(name).of().form() == Form.TABLE);
        }
    }

    @Test
    void aRowIsRemovedAndBroughtBack() {
        open(author, "rulebooks/" + TABLE);
        var text = desk.live(TABLE).of().text();
        var remove = $(Button.class).all().stream()
                .filter(one -> one.getElement().getAttribute("aria-label") != null)
                .filter(one -> one.getElement().getAttribute("aria-label").startsWith("Remove “"))
                .findFirst();
        // cells are made when a grid is rendered; without them the text is changed as text
        if (remove.isPresent()) remove.get().click();
        else
            $(TextArea.class).all().stream()
                    .filter(area -> area.getValue().equals(text))
                    .findFirst()
                    .orElseThrow()
                    .setValue(text.replace("RuleTable Points", "RuleTable Points of all"));
        assertThat(desk.written(TABLE).text()).isNotEqualTo(text);
        button("Undo").click();
        assertThat(desk.written(TABLE).text()).isEqualTo(text);
        button("Throw away").click();
        assertThat(desk.written(TABLE).changedAt()).isNull();
    }

    @Test
    void aCheckTellsWhatCannotDecide() {
        open(author, "rulebooks/activity-level");
        $(TextArea.class).all().stream()
                .filter(area -> area.getValue().contains("rule \""))
                .findFirst()
                .orElseThrow()
                .setValue("rule \"r\" when ActivityFacts() then System.exit(0); end");
        button("Check").click();

        assertThat(isThere($(Span.class).all(), chip -> chip.getText().equals("Cannot decide")))
                .isTrue();
        assertThat(isThere(
                        $(Paragraph.class).all(),
                        line -> line.getText().contains("“System”")
                                || line.getText().contains("\"System\"")))
                .isTrue();
        desk.discard("activity-level");
    }

    @Test
    void whatIsTriedIsKeptAsAnExample() {
        open(author, "rulebooks/activity-level");
        button("Decide").click();
        assertThat(isThere($(ListItem.class).all(), line -> line.getText().startsWith("level = ")))
                .isTrue();
        var name = "nothing known " + author.id();
        $(TextField.class).all().stream()
                .filter(field -> "What the example shows".equals(field.getLabel()))
                .findFirst()
                .orElseThrow()
                .setValue(name);
        button("Keep as example").click();

        var kept = review.examples("activity-level").stream()
                .filter(example -> example.name().equals(name))
                .findFirst();
        assertThat(kept).isPresent();
        review.removeExample("activity-level", kept.get().id());
    }

    @Test
    void anAuditorReadsTheRuleThatDecided() {
        var auditor = colleagues.join(null, Role.AUDITOR);
        colleagues.logIn(auditor);
        UI.getCurrent()
                .navigate(
                        "rulebooks/activity-level",
                        QueryParameters.simple(Map.of("version", "1", "rule", "any other member is warm")));

        assertThat(isThere($(ListItem.class).all(), line -> line.hasClassName("rule-marked")))
                .isTrue();
        assertThat($(TextArea.class).all()).noneMatch(area -> area.getValue().contains("rule \""));
        UI.getCurrent().navigate("rulebooks/activity-level");
        assertThat(isThere($(Button.class).all(), one -> one.getText().equals("Hand in")))
                .isFalse();
    }

    @Test
    void speaksChinese() {
        colleagues.logIn(author);
        UI.getCurrent().setLocale(Locale.SIMPLIFIED_CHINESE);
        UI.getCurrent().navigate("rulebooks/" + TABLE);

        assertThat($(Grid.class).all().getFirst().getColumns().toString()).isNotEmpty();
        assertThat(isThere($(Button.class).all(), one -> one.getText().equals("检查")))
                .isTrue();
    }
}
