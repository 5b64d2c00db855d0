package dev.rapport.inbox.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.rapport.cases.Subject;
import dev.rapport.cases.ui.SubjectTitle;
import dev.rapport.engine.UserTask.State;
import dev.rapport.inbox.Queue;
import dev.rapport.inbox.TaskInbox;
import dev.rapport.inbox.ui.ShownTasks.Line;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.EmptyState;
import dev.rapport.platform.ui.Times;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The tasks of one queue, two lines each: what to do and how long is left; about what and for whom. */
@JsModule("./components/relative-time.ts")
class TaskList extends Div {

    private static final int PAGE = 50;

    // the sign of a due time ticks in the browser; the rest is text
    private static final String TEMPLATE = """
            <div class="task" ?data-gone="${item.gone}">
              <div class="task-line">
                <span class="task-name">${item.name}</span>
                <span class="task-end">
                  ${item.due
                    ? html`<relative-time kind="due" .at="${item.due}" .language="${item.language}" title="${item.exact}"></relative-time>`
                    : html`<span class="secondary">${item.noDue}</span>`}
                </span>
              </div>
              <div class="task-line secondary">
                <span class="task-about">${item.about}</span>
                <span class="task-end">${item.who}</span>
              </div>
            </div>
            """;

    private final transient TaskInbox inbox;
    private final transient ShownTasks shown;
    private final UserId me;
    private final Grid<Line> grid = new Grid<>();
    private final Button more = new Button(getTranslation("ui.more"), click -> readOn());
    private final EmptyState empty = new EmptyState(
            VaadinIcon.CHECK_CIRCLE_O, getTranslation("inbox.empty"), getTranslation("inbox.empty-hint"));
    private final ListDataProvider<Line> rows = new ListDataProvider<>(new ArrayList<>());
    private final transient Consumer<Line> picked;
    private final transient Set<Long> keys = ConcurrentHashMap.newKeySet();
    private Queue queue = Queue.MINE;
    private @Nullable String next;

    TaskList(TaskInbox inbox, UserId me, Clock clock, Consumer<Line> picked) {
        this.inbox = inbox;
        this.me = me;
        this.picked = picked;
        shown = new ShownTasks(clock);
        addClassName("task-list");
        getElement().setAttribute("tabindex", "-1");
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.addColumn(renderer());
        grid.setSelectionMode(Grid.SelectionMode.SINGLE);
        grid.setItems(rows);
        grid.addCellFocusListener(focus -> focus.getItem().ifPresent(this::pick));
        grid.addItemClickListener(click -> pick(click.getItem()));
        more.addThemeVariants(ButtonVariant.TERTIARY);
        add(empty, grid, more);
    }

    /** Reads a queue from its top. */
    void show(Queue wanted) {
        queue = wanted;
        var page = inbox.list(queue, PAGE, null);
        next = page.next();
        shown.show(page.items());
        draw();
    }

    /** Takes over what happened meanwhile, without moving what the person looks at more than it must. */
    void refresh() {
        var page = inbox.list(queue, Math.max(PAGE, shown.lines().size()), null);
        next = page.next();
        shown.refresh(page.items(), inbox::find);
        draw();
    }

    /** Takes a task away that the person has done; gives the one that follows. */
    @Nullable
    Line done(long key) {
        var following = shown.remove(key).orElse(null);
        draw();
        return following;
    }

    @Nullable
    Line line(long key) {
        return shown.line(key).orElse(null);
    }

    @Nullable
    Line first() {
        return shown.lines().stream().findFirst().orElse(null);
    }

    /** The task so many places behind the one with that key, or before it; the first where there is none. */
    @Nullable
    Line beside(@Nullable Long key, int by) {
        var lines = shown.lines();
        if (lines.isEmpty()) return null;
        var at = key == null ? -1 : lines.stream().map(Line::key).toList().indexOf(key);
        return lines.get(at < 0 ? 0 : Math.clamp(at + by, 0, lines.size() - 1));
    }

    void mark(@Nullable Line line) {
        if (line == null) grid.deselectAll();
        else grid.select(line);
    }

    /** Where the keyboard goes on: at that line, or at the list when it is empty. */
    void focus(@Nullable Line line) {
        if (line == null) {
            getElement().callJsFunction("focus");
            return;
        }
        grid.getElement().executeJs("""
                        const at = $0;
                        this.scrollToIndex(at);
                        setTimeout(() => {
                          const row = [...this.$.items.children].find((each) => each.index === at);
                          (row?.firstElementChild ?? this).focus();
                        });
                        """, shown.lines().indexOf(line));
    }

    Queue queue() {
        return queue;
    }

    /** The keys on screen; may be asked by any thread. */
    Set<Long> keys() {
        return keys;
    }

    private void readOn() {
        if (next == null) return;
        var page = inbox.list(queue, PAGE, next);
        next = page.next();
        shown.append(page.items());
        draw();
    }

    /** A click may come when the row has left the list already. */
    private void pick(@Nullable Line clicked) {
        if (clicked != null) shown.line(clicked.key()).ifPresent(picked);
    }

    /** Rows that stay keep their identity, so that a click that is on its way finds its task. */
    private void draw() {
        var selected = grid.asSingleSelect().getOptionalValue();
        rows.getItems().clear();
        rows.getItems().addAll(shown.lines());
        rows.refreshAll();
        if (selected.isPresent()) mark(shown.line(selected.get().key()).orElse(null));
        keys.clear();
        shown.lines().forEach(line -> keys.add(line.key()));
        var none = shown.lines().isEmpty();
        empty.setVisible(none);
        grid.setVisible(!none);
        more.setVisible(next != null);
    }

    private LitRenderer<Line> renderer() {
        return LitRenderer.<Line>of(TEMPLATE)
                .withProperty("gone", Line::gone)
                .withProperty("name", line -> line.entry().name())
                .withProperty("due", line -> text(line.entry().task().slaDueAt()))
                .withProperty("exact", this::exact)
                .withProperty("noDue", line -> getTranslation("inbox.no-due"))
                .withProperty("language", line -> getLocale().toLanguageTag())
                .withProperty("about", TaskList::about)
                .withProperty("who", this::who);
    }

    private String exact(Line line) {
        var due = line.entry().task().slaDueAt();
        return due == null ? "" : getTranslation("inbox.due-at", Times.exact(due));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static String about(Line line) {
        var subject = line.entry().subject();
        var customer = line.entry().customer();
        if (subject == null) return "";
        return customer == null ? words(subject) : customer + " · " + words(subject);
    }

    private static String words(Subject subject) {
        return subject.number() + " · " + SubjectTitle.of(subject.kind(), subject.title());
    }

    private String who(Line line) {
        var task = line.entry().task();
        if (task.state() == State.SENT) return getTranslation("inbox.sent");
        if (task.state() == State.COMPLETED) return getTranslation("inbox.done");
        if (task.state() == State.CANCELED) return getTranslation("inbox.canceled");
        var holder = line.entry().assignee();
        if (holder == null) return "";
        if (me.equals(task.assignee())) return queue.equals(Queue.MINE) ? "" : getTranslation("inbox.mine");
        return line.gone() ? getTranslation("inbox.taken-by", holder) : holder;
    }
}
