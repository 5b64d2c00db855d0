package dev.rapport.customer.notes.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.rapport.cases.ui.SubjectNotes;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.customer.notes.About;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.ui.Panel;

/** Notes and files on the page of every case and of every customer. */
@org.springframework.stereotype.Component
class NotesSection implements SubjectNotes, CustomerPanel {

    private static final String TITLE = "notes.title";
    private static final int BEFORE_THE_STORY = -10;

    private final Noting noting;

    NotesSection(Noting noting) {
        this.noting = noting;
    }

    @Override
    public Shown of(SubjectId subject) {
        var about = new About.OfCase(subject);
        var notes = new NotesBox(noting, about);
        var files = files(about);
        return new OfCase(notes, files, new Panel(notes.getTranslation(TITLE), notes, files));
    }

    private record OfCase(NotesBox notes, FilesBox files, Component component) implements Shown {

        @Override
        public void reload() {
            notes.reload();
            files.reload();
        }
    }

    private FilesBox files(About about) {
        return new FilesBox(noting.files(), about, noting.notes().mayWrite(about));
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public Place place() {
        return Place.STORY;
    }

    @Override
    public int order() {
        return BEFORE_THE_STORY;
    }

    @Override
    public Component show(CustomerId customer) {
        var about = new About.OfCustomer(customer);
        return new Div(new NotesBox(noting, about), files(about));
    }
}
