package app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/// The same two questions as Spring's guides ask them: a bound and validated record, one row in one transaction, and
/// on to the next page; or the page again.
@Controller
@ConditionalOnProperty("bench.form")
class FormPage {

    enum ApplicationType {
        B2C,
        B2B
    }

    record NewApplication(
            @NotBlank @Size(max = 80) String applicationName,
            @NotNull ApplicationType applicationType) {}

    /// Whose answers they are.
    interface Members {
        String of(HttpServletRequest request);
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Members members;

    FormPage(JdbcClient jdbc, TransactionTemplate transactions, Members members) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.members = members;
        jdbc.sql("create table answers (member varchar(64) primary key, name varchar(80), type varchar(8))")
                .update();
    }

    @PostMapping("/onboarding")
    ModelAndView submit(
            @Valid @ModelAttribute("answers") NewApplication answers,
            BindingResult result,
            HttpServletRequest request) {
        if (result.hasErrors()) {
            return new ModelAndView("form", result.getModel(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        transactions.executeWithoutResult(status -> jdbc.sql("""
                        merge into answers (member, name, type) key (member) values (?, ?, ?)
                        """)
                .params(
                        members.of(request),
                        answers.applicationName(),
                        answers.applicationType().name())
                .update());
        RedirectView next = new RedirectView("/private");
        next.setStatusCode(HttpStatus.SEE_OTHER);
        next.setExposeModelAttributes(false);
        return new ModelAndView(next);
    }

    /// Nobody has answered.
    @PostMapping("/again")
    @ResponseBody
    String again() {
        jdbc.sql("delete from answers").update();
        return "";
    }
}
