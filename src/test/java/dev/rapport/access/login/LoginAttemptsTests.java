package dev.rapport.access.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class LoginAttemptsTests {

    private static final String OFFICE = "192.0.2.7";
    private static final String ELSEWHERE = "203.0.113.9";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private final String login = "login-" + UUID.randomUUID();
    private LoginAttempts one;
    private LoginAttempts other;

    @BeforeEach
    void twoCopies() {
        one = new LoginAttempts(jdbc, clock);
        other = new LoginAttempts(jdbc, clock);
    }

    @Test
    void failuresAtEitherCopyCountForBoth() {
        for (var guess = 0; guess < 5; guess++)
            (guess % 2 == 0 ? one : other).attempt(login, ELSEWHERE).failed();
        assertThat(one.attempt(login, ELSEWHERE).pause()).isPositive();
        assertThat(other.attempt(login, ELSEWHERE).pause()).isPositive();
    }

    @Test
    void aRestartForgetsNoFailureAndTimeDoes() {
        fail(one, ELSEWHERE, 8);
        var restarted = new LoginAttempts(jdbc, clock);
        assertThat(restarted.attempt(login, ELSEWHERE).pause()).isGreaterThan(Duration.ofSeconds(4));
        clock.move(Duration.ofMinutes(31));
        assertThat(restarted.attempt(login, ELSEWHERE).pause()).isZero();
        fail(restarted, ELSEWHERE, 1);
        assertThat(restarted.attempt(login, ELSEWHERE).pause()).isZero();
    }

    @Test
    void oneWhoGuessesLocksOutNeitherTheOfficeNorTheOwnerWhoCameInThere() {
        one.attempt(login, OFFICE).succeeded();
        fail(one, ELSEWHERE, 5);
        for (var stranger = 0; stranger < 100; stranger++) fail(other, "198.51.100." + stranger, 1);

        assertThat(one.attempt(login, "198.51.100.200").pause()).isPositive();
        assertThat(other.attempt(login, OFFICE).pause()).isZero();
        assertThat(other.attempt("colleague of " + login, ELSEWHERE).pause()).isZero();
    }

    @Test
    void whoKnowsThePasswordClearsBothCounts() {
        for (var stranger = 0; stranger < 100; stranger++) fail(other, "198.51.100." + stranger, 1);
        fail(one, OFFICE, 5);
        clock.move(Duration.ofMinutes(1));
        other.attempt(login, OFFICE).succeeded();
        assertThat(one.attempt(login, OFFICE).pause()).isZero();
        assertThat(one.attempt(login, ELSEWHERE).pause()).isZero();
    }

    @Test
    void aLoginThatComesInDailyIsWrittenOnceADay() {
        one.attempt(login, OFFICE).succeeded();
        var written = version();
        clock.move(Duration.ofHours(5));
        one.attempt(login, OFFICE).succeeded();
        other.attempt(login, OFFICE).succeeded();
        assertThat(version()).isEqualTo(written);
        clock.move(Duration.ofDays(1));
        other.attempt(login, OFFICE).succeeded();
        assertThat(version()).isNotEqualTo(written);
    }

    @Test
    void whatNobodyNeedsAnyMoreIsRemoved() {
        fail(one, ELSEWHERE, 2);
        one.attempt(login, OFFICE).succeeded();
        clock.move(Duration.ofHours(1));
        other.forgetOld();
        assertThat(rows(ELSEWHERE)).isZero();
        assertThat(rows(OFFICE)).isOne();
        clock.move(Duration.ofDays(31));
        other.forgetOld();
        assertThat(rows(OFFICE)).isZero();
    }

    private void fail(LoginAttempts copy, String address, int times) {
        for (var guess = 0; guess < times; guess++) copy.attempt(login, address).failed();
    }

    private String version() {
        return jdbc.sql("select xmin::text from login_attempt where key = sha256(convert_to(:words, 'UTF8'))")
                .param("words", OFFICE + " " + login)
                .query(String.class)
                .single();
    }

    private int rows(String address) {
        return jdbc.sql("select count(*) from login_attempt where key = sha256(convert_to(:words, 'UTF8'))")
                .param("words", address + " " + login)
                .query(Integer.class)
                .single();
    }
}
