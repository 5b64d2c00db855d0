package dev.rapport.customer.notes.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.rapport.access.Person;
import dev.rapport.customer.notes.About;
import dev.rapport.customer.notes.Note;
import dev.rapport.customer.notes.NoteList;
import dev.rapport.customer.notes.Notes;
import dev.rapport.platform.ui.FieldRefusals;
import dev.rapport.platform.ui.KeptText;
import org.jspecify.annotations.Nullable;

/** The notes on one thing: the pinned ones, a place to write, and the others, newest first. */
class NotesBox extends Div {

    static final String[] ABOUT_WORDS = {
        "notes.empty",
        "notes.too-long",
        "notes.too-many-mentions",
        "notes.no-such-colleague",
        "notes.colleague-left",
        "notes.colleague-may-not-see",
        "error.unfit-character"
    };

    private static final int PAGE = 5;
    private static final int MOST_PINNED = 10;

    private final transient Noting noting;
    private final transient About about;
    private final UnorderedList pinned = new UnorderedList();
    private final UnorderedList others = new UnorderedList();
    private final Span none = new Span(getTranslation("notes.none"));
    private final Button more = small("notes.more");
    private final Button removed = small("notes.show-removed");
    private final boolean mayWrite;
    private boolean showsRemoved;
    private @Nullable String next;
    private int pages = 1;

    NotesBox(Noting noting, About about) {
        this.noting = noting;
        this.about = about;
        addClassName("stack");
        pinned.addClassName("plain-list");
        others.addClassName("plain-list");
        none.addClassName("secondary");
        mayWrite = noting.notes().mayWrite(about);
        more.addClickListener(click -> {
            pages++;
            readOn();
        });
        removed.addClickListener(click -> {
            showsRemoved = !showsRemoved;
            pages = 1;
            reload();
        });
        removed.setVisible(mayWrite);
        add(pinned);
        if (mayWrite) add(form());
        var ways = new Div(more, removed);
        ways.addClassName("row");
        add(none, others, ways);
        reload();
    }

    /** What is being typed stays. */
    final void reload() {
        pinned.removeAll();
        others.removeAll();
        if (!showsRemoved)
            noting.notes()
                    .of(about, NoteList.PINNED, MOST_PINNED, null)
                    .items()
                    .forEach(note -> pinned.add(line(note)));
        removed.setText(getTranslation(showsRemoved ? "notes.show-standing" : "notes.show-removed"));
        next = null;
        var before = pages;
        for (var page = 0; page < before && (page == 0 || next != null); page++) readOn();
        none.setText(getTranslation(showsRemoved ? "notes.none-removed" : "notes.none"));
        none.setVisible(pinned.getComponentCount() + others.getComponentCount() == 0);
        pinned.setVisible(pinned.getComponentCount() > 0);
    }

    private void readOn() {
        var page = noting.notes().of(about, showsRemoved ? NoteList.REMOVED : NoteList.NOT_PINNED, PAGE, next);
        page.items().forEach(note -> others.add(line(note)));
        next = page.next();
        more.setVisible(next != null);
    }

    private NoteLine line(Note note) {
        return new NoteLine(noting.notes(), note, mayWrite, this::reload);
    }

    private Div form() {
        var words = area();
        words.setPlaceholder(getTranslation("notes.placeholder"));
        words.setAriaLabel(getTranslation("notes.write"));
        var kept = new KeptText();
        kept.keepFor(noting.access().me().id(), "note " + about.subject());
        var refusals = new FieldRefusals().at(words, ABOUT_WORDS);
        var save = new Button(getTranslation("notes.save"));
        save.setDisableOnClick(true);
        save.addClickListener(click -> {
            if (refusals.attempt(() -> noting.notes().add(about, words.getValue()))) {
                words.clear();
                reload();
            }
            save.setEnabled(true);
        });
        var ways = new Div(mention(words), save);
        ways.addClassName("row");
        var form = new Div(new Div(words, kept), ways);
        form.addClassName("stack");
        return form;
    }

    static TextArea area() {
        var words = new TextArea();
        words.setWidthFull();
        words.setMinRows(2);
        words.setMaxLength(Notes.LONGEST);
        words.setValueChangeMode(ValueChangeMode.LAZY);
        return words;
    }

    /** Those who may see what the note is about; who is chosen is called at the end of the text. */
    private ComboBox<Person> mention(TextArea words) {
        var colleague = new ComboBox<Person>();
        colleague.setPlaceholder(getTranslation("notes.mention"));
        colleague.setAriaLabel(getTranslation("notes.mention"));
        colleague.setWidth("min(15rem, 100%)");
        colleague.setItemLabelGenerator(one -> getTranslation("staff.who", one.name(), one.login()));
        colleague.setItems(query ->
                noting
                        .notes()
                        .callable(about, query.getFilter().orElse(""), query.getOffset() + query.getLimit())
                        .stream()
                        .skip(query.getOffset()));
        colleague.addValueChangeListener(change -> {
            if (change.getValue() == null) return;
            var before = words.getValue();
            var gap = before.isEmpty() || Character.isWhitespace(before.charAt(before.length() - 1)) ? "" : " ";
            words.setValue(before + gap + "@" + change.getValue().login() + " ");
            colleague.clear();
            words.focus();
        });
        return colleague;
    }

    private Button small(String key) {
        var button = new Button(getTranslation(key));
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        return button;
    }
}
