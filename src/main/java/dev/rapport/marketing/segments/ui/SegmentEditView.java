package dev.rapport.marketing.segments.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.marketing.segments.Condition;
import dev.rapport.marketing.segments.ConditionPart;
import dev.rapport.marketing.segments.Counted;
import dev.rapport.marketing.segments.Segment;
import dev.rapport.marketing.segments.SegmentDraft;
import dev.rapport.marketing.segments.Segments;
import dev.rapport.platform.CustomerFact;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.FieldRefusals;
import dev.rapport.platform.ui.LastRead;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Panel;
import jakarta.annotation.security.RolesAllowed;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds a segment by hand; how many match, some of them and what it means are shown while it is built. */
@Route("segment-edit/:segment?")
@RolesAllowed({"COMMUNITY", "MANAGER", "ADMIN"})
@CssImport("./styles/segments.css")
public class SegmentEditView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** What is said at its field at once: somebody wrote something, and it cannot be read. */
    private static final Set<String> WRITTEN_WRONG =
            Set.of("segment.no-number", "error.unclear-number", "error.unclear-whole-number", "segment.no-day");

    private final transient Segments segments;
    private final transient Staff staff;
    private final transient FieldRefusals refusals = new FieldRefusals();
    private final TextField name = new TextField(getTranslation("segment.name"));
    private final TextArea purpose = new TextArea(getTranslation("segment.purpose"));
    private final ComboBox<Team> team = new ComboBox<>(getTranslation("segment.team"));
    private final Div built = new Div();
    private final Div counted = new Div();
    private transient @Nullable GroupEditor condition;
    private transient @Nullable Segment before;
    private transient @Nullable LastRead read;
    private String title = "";
    private boolean filling;

    SegmentEditView(Segments segments, Staff staff) {
        this.segments = segments;
        this.staff = staff;
        addClassName("page");
        name.setMaxLength(SegmentDraft.LONGEST_NAME);
        purpose.setMaxLength(SegmentDraft.LONGEST_PURPOSE);
        team.setItemLabelGenerator(one -> one.name(getLocale()));
        refusals.required(name).at(name, "segment.bad-name").named(name, "name");
        refusals.named(purpose, "purpose");
        refusals.required(team).named(team, "team");
        counted.getElement().setAttribute("aria-live", "polite");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        var id = navigation.getRouteParameters().get("segment").map(Ids::parse);
        var segment = id.map(segments::get).orElse(null);
        if (segment != null && segments.hidden(segment.condition()).isPresent())
            navigation.forwardTo("segments/" + segment.id());
        else show(segment);
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(@Nullable Segment segment) {
        before = segment;
        read = segment == null ? null : new LastRead(segment.revision());
        title = getTranslation(segment == null ? "segment.add" : "segment.change");
        filling = true;
        var editor = new GroupEditor(byName(segments.facts()), this::count, null, 1);
        condition = editor;
        fill(segment, editor);
        filling = false;
        removeAll();
        built.removeAll();
        if (segment != null && segment.isFrozen())
            built.add(new Paragraph(getTranslation("segment.is-frozen", segment.name())));
        else built.add(editor);
        var save = new Button(getTranslation("segment.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        var cancel = new Button(getTranslation("ui.cancel"), click -> leave(segment));
        var fields = new Div(name, team, purpose);
        fields.addClassName("stack");
        var beside = new Div(new Panel(getTranslation("segment.means"), counted), fields);
        beside.addClassName("stack");
        var columns = new Div(new Panel(getTranslation("segment.condition"), built), beside);
        columns.addClassName("two-columns");
        add(new PageHead(title).actions(cancel, save), columns);
        count();
        name.focus();
    }

    private List<CustomerFact> byName(List<CustomerFact> facts) {
        var order = Collator.getInstance(getLocale());
        return facts.stream()
                .sorted(Comparator.comparing(fact -> fact.called(getLocale()), order))
                .toList();
    }

    private void fill(@Nullable Segment segment, GroupEditor editor) {
        var teams = new ArrayList<>(segments.teams());
        if (segment != null)
            staff.team(segment.team()).filter(one -> !teams.contains(one)).ifPresent(teams::add);
        team.setItems(teams);
        if (segment == null) {
            name.clear();
            purpose.clear();
            if (teams.size() == 1) team.setValue(teams.getFirst());
            editor.leaf();
            return;
        }
        name.setValue(segment.name());
        purpose.setValue(segment.purpose());
        teams.stream()
                .filter(one -> one.key().equals(segment.team()))
                .findFirst()
                .ifPresent(team::setValue);
        var kept = ConditionPart.of(segment.condition());
        editor.show(
                kept.how() == null ? new ConditionPart("all", List.of(kept), null, null, null, List.of(), null) : kept);
    }

    private void count() {
        if (filling) return;
        counted.removeAll();
        var segment = before;
        if (segment != null && segment.isFrozen()) {
            counted.add(new Paragraph(segments.said(segment.condition(), getLocale())));
            return;
        }
        Condition asked;
        try {
            asked = segments.read(Objects.requireNonNull(condition).part());
        } catch (Refused unfinished) {
            counted.add(new Paragraph(
                    getTranslation("segment.unfinished", getTranslation(unfinished.key(), unfinished.arguments()))));
            if (WRITTEN_WRONG.contains(unfinished.key())) say(unfinished);
            return;
        }
        counted.add(new Paragraph(segments.said(asked, getLocale())));
        if (Notices.attempt(() -> show(segments.count(asked)))) return;
        counted.add(new Button(getTranslation("segment.count-now"), click -> count()));
    }

    private void show(Counted many) {
        var figure = new Paragraph(getTranslation(many.exact() ? "segment.count" : "segment.count-about", many.many()));
        figure.addClassName("segment-count");
        counted.add(figure);
        if (many.sample().isEmpty()) return;
        var list = new UnorderedList();
        list.addClassName("plain-list");
        many.sample().forEach(line -> {
            var about = new Span(String.join(" · ", line.contactPoints()));
            about.addClassName("secondary");
            var item = new ListItem(new Anchor("customers/" + line.id(), line.name()), about);
            item.addClassName("row");
            list.add(item);
        });
        counted.add(new Span(getTranslation("segment.sample")), list);
    }

    private void save() {
        if (!refusals.whole()) return;
        var segment = before;
        Condition asked;
        try {
            asked = segment != null && segment.isFrozen()
                    ? segment.condition()
                    : segments.read(Objects.requireNonNull(condition).part());
        } catch (Refused wrong) {
            say(wrong);
            return;
        }
        refusals.attempt(() -> keep(asked));
    }

    private void say(Refused wrong) {
        var field = Objects.requireNonNullElse(wrong.field(), "");
        Objects.requireNonNull(condition)
                .say(
                        field.startsWith("condition") ? field.substring("condition".length()) : field,
                        getTranslation(wrong.key(), wrong.arguments()));
    }

    private void keep(Condition asked) {
        var segment = before;
        var draft = new SegmentDraft(
                name.getValue(), purpose.getValue(), null, team.getValue().key(), asked);
        if (segment == null || read == null) {
            leave(segments.add(draft));
            return;
        }
        read.replace(
                revision -> segments.change(segment.id(), draft, revision),
                () -> segments.get(segment.id()).revision());
        leave(segment);
    }

    private void leave(@Nullable Segment to) {
        getUI().ifPresent(ui -> ui.navigate(to == null ? "segments" : "segments/" + to.id()));
    }
}
