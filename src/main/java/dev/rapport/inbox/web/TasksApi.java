package dev.rapport.inbox.web;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.inbox.Queue;
import dev.rapport.inbox.TaskForms;
import dev.rapport.inbox.TaskInbox;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/tasks")
class TasksApi {

    private static final int MOST = 200;

    /** A task with its form. */
    record TaskWithForm(TaskRow task, @Nullable JsonNode form, Map<String, Object> data) {}

    private final TaskInbox inbox;
    private final TaskForms forms;
    private final Access access;

    TasksApi(TaskInbox inbox, TaskForms forms, Access access) {
        this.inbox = inbox;
        this.forms = forms;
        this.access = access;
    }

    @GetMapping
    @Operation(
            summary =
                    "Tasks of a queue (mine, team, all, team:<key>, or filter:<id> of one of the asker's filters), soonest due first")
    Page<TaskRow> list(
            @RequestParam(defaultValue = "mine") String queue,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        if (limit < 1 || limit > MOST) throw Refused.invalid("inbox.bad-limit", MOST);
        return inbox.list(Queue.parse(queue), limit, after).map(TaskRow::of);
    }

    @GetMapping("/{key}")
    @Operation(summary = "A task with its form's schema (form-js) and the values it starts with")
    TaskWithForm get(@PathVariable String key) {
        var entry = inbox.get(number(key));
        var schema = forms.schema(entry.task(), access.me().locale()).orElse(null);
        return new TaskWithForm(TaskRow.of(entry), schema, forms.data(entry.task()));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.DESIGNER, Role.MANAGER, Role.ADMIN})
    @PostMapping("/{key}/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a task that nobody has")
    void claim(@PathVariable String key) {
        inbox.claim(number(key));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.DESIGNER, Role.MANAGER, Role.ADMIN})
    @PostMapping("/{key}/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Give a task back to its teams")
    void release(@PathVariable String key) {
        inbox.release(number(key));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.DESIGNER, Role.MANAGER, Role.ADMIN})
    @PostMapping("/{key}/complete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Complete a task with its form's fields")
    void complete(@PathVariable String key, @RequestBody(required = false) @Nullable Map<String, Object> fields) {
        inbox.complete(number(key), fields == null ? Map.of() : fields);
    }

    private static long number(String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException e) {
            throw Refused.notFound("inbox.no-such-task");
        }
    }
}
