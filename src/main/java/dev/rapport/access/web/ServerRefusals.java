package dev.rapport.access.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Says in a sentence what the web server refuses before the application hears of it, such as an address with NUL. */
@Component
class ServerRefusals implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Problems problems;
    private final PlainPage page;
    private final JsonMapper json;

    ServerRefusals(Problems problems, PlainPage page, JsonMapper json) {
        this.problems = problems;
        this.page = page;
        this.json = json;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addContextCustomizers(context -> {
            var host = (StandardHost) context.getParent();
            host.setErrorReportValveClass(null); // the one of Spring Boot stays, and has nothing left to say
            host.getPipeline().addValve(new Refusals());
        });
    }

    private final class Refusals extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            var status = response.getStatus();
            if (status < HttpStatus.BAD_REQUEST.value()
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) return;
            try {
                write(request, response, status);
                response.finishResponse();
            } catch (IOException e) {
                // nobody is left to read it
            }
        }

        private void write(Request request, Response response, int status) throws IOException {
            var key = status == HttpStatus.BAD_REQUEST.value() ? "problem.address" : "problem." + status;
            var isApi = String.valueOf(request.getRequestURI()).startsWith("/api/");
            response.setContentType(isApi ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.TEXT_HTML_VALUE);
            response.setCharacterEncoding("UTF-8");
            var known = problems.known(key, "problem.400");
            response.getReporter()
                    .write(
                            isApi
                                    ? json.writeValueAsString(
                                            problems.of(request, HttpStatusCode.valueOf(status), known))
                                    : page.html(request, status, key));
        }
    }
}
