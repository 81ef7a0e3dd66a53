/**
 * Trusted Types, which the library of this TypeScript does not know, as far as they are used. What
 * a policy makes is no string, but stands where one may stand: here it is called one.
 */

interface TrustedTypeRules {
  createHTML?: (text: string) => string;
  createScriptURL?: (address: string) => string;
}

interface Window {
  readonly trustedTypes?: {
    createPolicy<Rules extends TrustedTypeRules>(name: string, rules: Rules): Rules;
  };
}
