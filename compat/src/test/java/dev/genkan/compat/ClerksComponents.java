package dev.genkan.compat;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;

/// Clerk's `<SignIn/>` and `<SignUp/>` on the application's own pages.
final class ClerksComponents implements Entrance {

    @Override
    public void standsOpen(Visitor visitor) {
        visitor.element(".cl-signIn-root input[name=identifier]").waitFor();
    }

    @Override
    public void asksForAnAccount(Visitor visitor, String address, String password) {
        visitor.element(".cl-footerActionLink").first().click();
        visitor.element(".cl-signUp-root input[name=emailAddress]").fill(address);
        visitor.element(".cl-signUp-root input[name=password]").fill(password);
        goOn(visitor);
    }

    @Override
    public void entersCode(Visitor visitor, String code) {
        // the field stands there before the mail is asked for, and six digits are sent as soon as they are typed
        visitor.waitsForAnswer("/prepare_verification");
        // one field, whatever it looks like; what was refused may still stand in it
        Locator field = visitor.element("input[autocomplete=one-time-code]").first();
        field.fill("");
        field.fill(code);
    }

    @Override
    public void refusesCode(Visitor visitor) {
        refusesAtTheField(visitor);
    }

    @Override
    public void entersAddress(Visitor visitor, String address) {
        visitor.element("input[name=identifier]").fill(address);
        goOn(visitor);
    }

    @Override
    public void entersPassword(Visitor visitor, String password) {
        visitor.element("input[name=password]").fill(password);
        goOn(visitor);
    }

    @Override
    public void refusesPassword(Visitor visitor) {
        refusesAtTheField(visitor);
    }

    /// Waits until a message stands at one of the fields.
    static void refusesAtTheField(Visitor visitor) {
        assertThat(visitor.element(".cl-formFieldErrorText, .cl-otpCodeFieldErrorText")
                        .first())
                .isVisible();
    }

    static void goOn(Visitor visitor) {
        visitor.element(".cl-formButtonPrimary").first().click();
    }
}
