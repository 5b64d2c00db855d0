package dev.rapport.marketing.segments.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.Tags;
import dev.rapport.marketing.segments.Asks;
import dev.rapport.marketing.segments.ConditionPart;
import dev.rapport.marketing.segments.Segment;
import dev.rapport.marketing.segments.SegmentDraft;
import dev.rapport.marketing.segments.SegmentFilter;
import dev.rapport.marketing.segments.Segments;
import dev.rapport.platform.CustomerFact;
import dev.rapport.platform.ui.DayField;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody builds a segment, sees who matches, keeps it, looks at its members and removes it. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class SegmentViewsTests extends SpringBrowserlessTest {

    @Autowired
    Segments segments;

    @Autowired
    Customers customers;

    @Autowired
    Tags tags;

    @Autowired
    Colleagues colleagues;

    private final String tag = "v" + UUID.randomUUID().toString().substring(0, 8);
    private final String name = "Ann " + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    private String team;
    private Person maker;

    @BeforeEach
    void aMaker() {
        team = colleagues.newTeam();
        maker = colleagues.join(team, Role.COMMUNITY);
        var customer = customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, List.of(), Map.of()))
                .id();
        tags.add(customer, new Tags.Tag(tag, Tags.BY_HAND, null));
        colleagues.logIn(maker);
    }

    private <T extends Component & HasLabel> T field(Class<T> type, String label) {
        return $(type).all().stream()
                .filter(field -> label.equals(field.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private void press(String text) {
        $(Button.class).all().stream()
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow()
                .click();
    }

    private List<String> said() {
        return $(Paragraph.class).all().stream().map(Paragraph::getText).toList();
    }

    @SuppressWarnings("unchecked")
    private void asksForTheTag() {
        ComboBox<CustomerFact> fact = field(ComboBox.class, "What is asked");
        fact.setValue(segments.facts().stream()
                .filter(one -> one.name().equals("tag"))
                .findFirst()
                .orElseThrow());
        MultiSelectComboBox<String> words = field(MultiSelectComboBox.class, "Words");
        words.setItems(tag);
        words.setValue(Set.of(tag));
    }

    private List<Segment> kept() {
        return segments.list(new SegmentFilter(tag, null, false, false), 10, null)
                .items();
    }

    @Test
    void oneIsBuiltSeenKeptReadAndRemoved() {
        navigate(SegmentEditView.class);
        assertThat(said()).anyMatch(text -> text.startsWith("The condition is not complete yet"));
        field(TextField.class, "Name").setValue("Tea " + tag);
        press("Save");
        assertThat(kept()).isEmpty();
        assertThat(field(ComboBox.class, "What is asked").isInvalid()).isTrue();

        asksForTheTag();
        assertThat(said()).contains("Tag is " + tag, "1 customer matches");
        assertThat($(Anchor.class).all()).extracting(Anchor::getText).contains(name);
        press("Save");
        assertThat(kept()).hasSize(1);
        var id = kept().getFirst().id();
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(segments.get(id).computing()).isFalse());

        navigate("segments/" + id, SegmentView.class);
        assertThat(said()).contains("Tag is " + tag);
        assertThat($(Anchor.class).all()).extracting(Anchor::getText).contains(name);
        press("Remove");
        assertThat(kept()).isEmpty();
        press("Undo");
        assertThat(kept()).hasSize(1);
    }

    @Test
    void whoIsNotShownWhatItAsksReadsWhyThereAreNoMembers() {
        var manager = colleagues.join(team, Role.MANAGER);
        var hidden = colleagues.as(
                manager,
                () -> segments.add(new SegmentDraft(
                        "Tea " + tag,
                        "",
                        null,
                        team,
                        segments.read(new ConditionPart(
                                null, List.of(), "opportunity-amount", "at-least", "54321", List.of(), null)))));
        colleagues.logIn(maker);
        navigate("segments/" + hidden.id(), SegmentView.class);
        assertThat(said())
                .anyMatch(text -> text.startsWith("Who is in it and who came and went is not shown to you"))
                .noneMatch(text -> text.contains("54321"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void aNumberThatMayBeTwoIsRefusedAtItsFieldAndADayThatIsMissingIsAskedFor() {
        navigate(SegmentEditView.class);
        field(TextField.class, "Name").setValue("Tea " + tag);
        ComboBox<CustomerFact> fact = field(ComboBox.class, "What is asked");
        fact.setValue(asked("purchase-total"));
        var value = field(TextField.class, "Value");
        value.setValue("1.000");
        assertThat(value.isInvalid()).isTrue();
        value.setValue("1000");
        assertThat(value.isInvalid()).isFalse();

        fact.setValue(segments.facts().stream()
                .filter(one ->
                        one.type() == CustomerFact.Type.DAY && !one.name().contains("birth"))
                .findFirst()
                .orElseThrow());
        Select<Asks> is = field(Select.class, "How");
        is.setValue(Asks.FROM);
        press("Save");
        var day = field(DayField.class, "Day");
        assertThat(day.getErrorMessage()).startsWith("Enter a day");
        assertThat(day.getI18n().getDateFormats()).contains("d MMM yyyy", "yyyy年M月d日");
    }

    private CustomerFact asked(String name) {
        return segments.facts().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFrozenOneKeepsItsConditionOnThePageAndTellsWhoFrozeIt() {
        var id = segments.add(new SegmentDraft(
                        "Tea " + tag,
                        "",
                        null,
                        team,
                        segments.read(new ConditionPart(null, List.of(), "tag", "any-of", null, List.of(tag), null))))
                .id();
        navigate("segments/" + id, SegmentView.class);
        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            UI.getCurrent().getSession().getService().runPendingAccessTasks(VaadinSession.getCurrent());
            assertThat($(Anchor.class).all()).extracting(Anchor::getText).contains(name);
        });
        segments.freeze(id);
        navigate("segments/" + id, SegmentView.class);
        assertThat(getCurrentView().getElement().getTextRecursively()).contains("by " + maker.name());

        navigate("segment-edit/" + id, SegmentEditView.class);
        assertThat($(ComboBox.class).all()).noneMatch(one -> "What is asked".equals(one.getLabel()));
        assertThat(said()).anyMatch(text -> text.contains("is frozen, so its condition stays"));
        field(TextField.class, "Name").setValue("Coffee " + tag);
        press("Save");
        assertThat(segments.get(id).name()).isEqualTo("Coffee " + tag);
    }

    @Test
    void whatWasKeptIsBuiltAgainAsItWas() {
        navigate(SegmentEditView.class);
        field(TextField.class, "Name").setValue("Tea " + tag);
        asksForTheTag();
        press("Save");
        var before = kept().getFirst();
        navigate("segment-edit/" + before.id(), SegmentEditView.class);
        field(TextField.class, "Name").setValue("Coffee " + tag);
        press("Save");
        var after = kept().getFirst();
        assertThat(after.name()).isEqualTo("Coffee " + tag);
        assertThat(after.condition()).isEqualTo(before.condition());
    }
}
