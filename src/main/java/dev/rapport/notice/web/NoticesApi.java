package dev.rapport.notice.web;

import dev.rapport.notice.Notice;
import dev.rapport.notice.NoticeCentre;
import dev.rapport.platform.ForOneself;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/notices")
class NoticesApi {

    private static final int MOST = 200;

    private final NoticeCentre notices;

    NoticesApi(NoticeCentre notices) {
        this.notices = notices;
    }

    @GetMapping
    @Operation(summary = "What the asker was told, newest first")
    Page<Notice> list(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String after) {
        if (limit < 1 || limit > MOST) throw Refused.invalid("notice.bad-limit", MOST);
        return notices.mine(limit, after);
    }

    @ForOneself
    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Mark a notice as read")
    void read(@PathVariable long id) {
        notices.read(id);
    }

    @ForOneself
    @PostMapping("/read-all")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Mark all notices as read")
    void readAll() {
        notices.readAll();
    }
}
